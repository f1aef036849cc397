import { icon } from "../framework/elements";
import { announce } from "../../Portal.Web/Browser/announce";
import { shareOfLimit, shownTitle, type View } from "../shim";
import { failureText } from "./failure-words";
import type { ActionName, Actions } from "./page-actions";
import { busyLabels, keptNote, labels, sizeOfLimit, statuses, statusNote, untitled } from "./words";
import * as barWords from "./bar-words";

const sizeShownFrom = 0.8;

/** The bar above the workbench: what is open, how it stands, and what can be done with it. */
export class TopBar {
  readonly #page: HTMLElement;
  #said = "";

  /** @param actions What the buttons do, by their names. */
  constructor(page: HTMLElement, actions: Partial<Actions>) {
    this.#page = page;
    page.querySelector(".workbench-bar")!.addEventListener("click", (event) => {
      const button = (event.target as Element).closest<HTMLElement>("[data-act]");
      if (button && button.getAttribute("aria-disabled") !== "true") void actions[button.dataset["act"] as ActionName]?.(button);
    });
  }

  /** Shows the parts that are for a session, for a snapshot, or for neither. */
  showFor(kind: "session" | "snapshot" | "nothing"): void {
    for (const part of this.#page.querySelectorAll<HTMLElement>(".workbench-bar [data-for]")) part.hidden = part.dataset["for"] !== kind;
  }

  title(stored: string): void {
    const title = shownTitle(stored, untitled.any);
    const shown = this.#page.querySelector<HTMLElement>("[data-title]")!;
    if (shown.textContent === title) return;
    shown.textContent = title;
    shown.closest("h1")!.title = title;
    document.title = barWords.documentTitle(title);
  }

  show(view: View): void {
    this.title(view.title);
    this.#status(view);
    this.#size(view.sizeBytes);
    const save = this.#page.querySelector<HTMLButtonElement>('[data-act="save"]')!;
    save.disabled = !view.canSave;
    save.setAttribute("aria-busy", String(view.isSaving));
    save.querySelector("[data-save-word]")!.textContent = view.isSaving ? busyLabels.saving : labels.save;
    this.#page.querySelector<HTMLButtonElement>('[data-act="reload"]')!.disabled = view.sessionId === null;
  }

  #status(view: View): void {
    const { words, icon: name, tint } = statuses[view.status.kind];
    const badge = this.#page.querySelector<HTMLElement>("[data-status]")!;
    if (badge.dataset["status"] !== view.status.kind) {
      badge.dataset["status"] = view.status.kind;
      badge.className = `badge ${tint}`;
      badge.replaceChildren(icon(name), words);
    }
    // Outside of the live region: each write is seen, and none is announced.
    this.#page.querySelector("[data-note]")!.textContent = statusNote(view.status);
    this.#page.querySelector("[data-kept]")!.textContent = keptNote(view);
    // The word stands in a live region; a failure is said at once and in full, and once.
    const failure = view.failure === null ? "" : failureText(view.failure);
    if (failure !== this.#said && failure !== "") announce(failure);
    this.#said = failure;
  }

  #size(bytes: number): void {
    const share = shareOfLimit(bytes);
    const button = this.#page.querySelector<HTMLElement>('[data-act="size"]')!;
    button.hidden = share < sizeShownFrom;
    button.classList.toggle("workbench-size-over", share > 1);
    button.querySelector("[data-size]")!.textContent = share > 1 ? sizeOfLimit(bytes) : barWords.share(share);
  }
}
