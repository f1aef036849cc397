import { element } from "../framework/elements";

/** A button of a question: what is answered, what it says, and how it looks. */
export interface Choice<A extends string> {
  answer: A;
  words: string;
  kind?: "primary" | "danger" | "quiet";
}

/** The native dialogs that the server rendered into the page. */
export class Dialogs {
  readonly #page: HTMLElement;
  /** What waits for the answer of a dialog. */
  readonly #settle = new Map<HTMLDialogElement, () => void>();

  constructor(page: HTMLElement) {
    this.#page = page;
  }

  /** The dialog of that name. */
  named(name: string): HTMLDialogElement {
    return this.#page.querySelector<HTMLDialogElement>(`dialog[data-dialog="${name}"]`)!;
  }

  /**
   * Opens a dialog and gives the value of the button that closed it; Escape is `escape`. The browser tells of closing a moment later: who
   * opens the dialog again before that settles the earlier answer.
   */
  open(name: string, escape = "cancel"): Promise<string> {
    const dialog = this.named(name);
    this.#settle.get(dialog)?.();
    dialog.returnValue = escape;
    return new Promise((resolve) => {
      const stop = new AbortController();
      const options = { signal: stop.signal };
      const settle = (): void => {
        stop.abort();
        this.#settle.delete(dialog);
        resolve(dialog.returnValue);
      };
      this.#settle.set(dialog, settle);
      dialog.addEventListener(
        "cancel",
        () => {
          dialog.returnValue = escape;
        },
        options,
      );
      dialog.addEventListener(
        "close",
        () => {
          if (!dialog.open) settle();
        },
        options,
      );
      dialog.showModal();
    });
  }

  /** Closes what is open, because its place is being left: its answer is "abandoned". */
  abandon(): void {
    for (const dialog of this.#page.querySelectorAll<HTMLDialogElement>("dialog[open]")) dialog.close("abandoned");
  }

  /** Asks; Escape and × are "cancel". The first primary choice has the focus. */
  async ask<A extends string>(heading: string, text: string, choices: readonly Choice<A>[]): Promise<A | "cancel" | "abandoned"> {
    const dialog = this.named("question");
    dialog.querySelector("[data-heading]")!.textContent = heading;
    dialog.querySelector("[data-text]")!.textContent = text;
    const kinds = { primary: "button button-primary", danger: "button button-danger dialog-left", quiet: "button button-quiet" };
    const buttons = choices.map(({ answer, words, kind }) =>
      element("button", { type: "submit", value: answer, class: kind ? kinds[kind] : "button", autofocus: kind === "primary" }, words),
    );
    dialog.querySelector("[data-buttons]")!.replaceChildren(...buttons);
    return (await this.open("question")) as A | "cancel" | "abandoned";
  }
}
