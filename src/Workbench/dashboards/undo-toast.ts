import { button, element, iconButton, userText } from "../framework/elements";

/** Says what was removed and offers to bring it back, as one of the page's toasts. The last removal only: undo is of what is there now. */
export class UndoToast {
  #toast: HTMLElement | null = null;

  offer(words: string, name: string, undo: () => void): void {
    this.close();
    this.#toast = document.createElement("toast-message");
    this.#toast.className = "toast";
    const close = iconButton("Close", "x", () => this.close());
    close.className = "toast-close";
    this.#toast.append(
      element("span", { class: "toast-text" }, words, " ", userText(name)),
      button(
        "Undo",
        null,
        () => {
          this.close();
          undo();
        },
        "toast-action",
      ),
      close,
    );
    document.getElementById("toasts")?.append(this.#toast);
  }

  close(): void {
    this.#toast?.remove();
    this.#toast = null;
  }
}
