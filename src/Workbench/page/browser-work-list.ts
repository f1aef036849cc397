import { onUserMessage } from "../../Portal.Web/Browser/user-tabs";
import { element } from "../framework/elements";
import type { WorkbenchContext } from "../shim";
import { browserWork, portalOf } from "./browser-work";

/** Lists work of this browser: shown each time the page is, and emptied when its user is to be forgotten here. */
export abstract class BrowserWorkList extends HTMLElement {
  protected readonly portal = portalOf(this);
  protected context: WorkbenchContext | null = null;

  connectedCallback(): void {
    this.context = browserWork(this.portal);
    window.addEventListener("pageshow", this.#onPageShow);
    onUserMessage(this.portal.userId, (word) => {
      if (word === "forget") [this.hidden] = [true, this.replaceChildren()];
    });
    void this.show();
  }

  disconnectedCallback(): void {
    window.removeEventListener("pageshow", this.#onPageShow);
  }

  // What keeps the work answers with nothing where it cannot be read, so that showing does not fail.
  readonly #onPageShow = (): void => void this.show();

  protected abstract show(): Promise<void>;
}

/** What a row says: its title with a badge, and a line about it. */
export function rowText(title: Node | string, badge: HTMLElement | null, note: string): HTMLElement {
  const line = element("div", { class: "row-line" }, element("span", { class: "row-title" }, title), ...(badge === null ? [] : [badge]));
  return element("div", { class: "row-text" }, line, element("p", { class: "row-note" }, note));
}
