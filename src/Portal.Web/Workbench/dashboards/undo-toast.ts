import { announce } from "../../Browser/announce";
import { button, element, iconButton, userText } from "../framework/elements";

const shownFor = 20_000;

/** Says what was removed and offers to bring it back; the last one only, for 20 seconds, longer while it is pointed at or has the focus. */
export class UndoToast {
  readonly element = element("div", { class: "workbench-toasts" });
  #timer = 0;

  offer(words: string, name: string, undo: () => void): void {
    const toast = element("div", { class: "workbench-toast" }, element("span", {}, words, " ", userText(name)),
      button("Undo", null, () => { this.close(); undo(); }, "workbench-toast-action"),
      iconButton("Close", "x", () => this.close()));
    this.element.replaceChildren(toast);
    announce(`${words} ${name}. Undo is offered at the end of the workbench.`);
    for (const name of ["pointerenter", "focusin"]) toast.addEventListener(name, () => window.clearTimeout(this.#timer));
    for (const name of ["pointerleave", "focusout"]) toast.addEventListener(name, () => this.#wait());
    this.#wait();
  }

  close(): void {
    window.clearTimeout(this.#timer);
    this.element.replaceChildren();
  }

  #wait(): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.close(), shownFor);
  }
}
