import { onKey } from "../../Portal.Web/Browser/keys";
import { normalizeCaption, type Failure, type Caption } from "../shim";
import type { Dialogs } from "./dialogs";
import { failureText } from "./failure-words";
import { CaptionFields } from "./caption-fields";
import * as dialogWords from "./dialog-words";
import { labels } from "./words";

/** How a dialog with title and description is used. */
export interface CaptionForm {
  dialog: "metadata" | "snapshot";
  heading?: string;
  /** What the button says. */
  verb: string;
  /** A line about what is saved. */
  about: string;
  caption: Caption;
  longestTitle: number;
  /** Whether what was tried is kept as a change when it fails: leaving the dialog then takes nothing back. */
  isKept?: boolean;
  /** Does it; a failure stays in the dialog, and the button becomes "Try again". */
  submit(caption: Caption): Promise<Failure | null>;
}

const running = new WeakMap<HTMLDialogElement, CaptionDialog>();

/**
 * Asks for title and description and does what they are for. True when it was done; false when the user left. Edited fields are not left
 * without a question. A second call for the same dialog takes it over as it is filled in; while something is being sent, both wait for it.
 */
export function askCaption(dialogs: Dialogs, form: CaptionForm): Promise<boolean> {
  const dialog = dialogs.named(form.dialog);
  const earlier = running.get(dialog);
  if (earlier?.isBusy) return earlier.answer;
  const written = earlier?.leaveNow();
  const asked = new CaptionDialog(dialogs, form);
  running.set(dialog, asked);
  asked.open(written && earlier?.heading === form.heading ? written : form.caption);
  return asked.answer;
}

/** One use of a dialog, from its opening to its answer. */
class CaptionDialog {
  readonly #dialogs: Dialogs;
  readonly #form: CaptionForm;
  readonly #dialog: HTMLDialogElement;
  readonly #fields: CaptionFields;
  readonly #stop = new AbortController();
  readonly #settle: (isDone: boolean) => void;
  /** True when it was done; false when the user left. */
  readonly answer: Promise<boolean>;
  /** Title and description that leaving takes nothing back of. */
  #known: Caption;
  #isBusy = false;

  constructor(dialogs: Dialogs, form: CaptionForm) {
    [this.#dialogs, this.#form, this.#known] = [dialogs, form, form.caption];
    this.#dialog = dialogs.named(form.dialog);
    this.#fields = new CaptionFields(this.#dialog, form.longestTitle);
    let settle: (isDone: boolean) => void = () => {};
    this.answer = new Promise((resolve) => {
      settle = resolve;
    });
    this.#settle = settle;
  }

  get heading(): string | undefined {
    return this.#form.heading;
  }

  /** Whether something is being sent. */
  get isBusy(): boolean {
    return this.#isBusy;
  }

  open(shown: Caption): void {
    const { heading, about, verb } = this.#form;
    this.#fields.fill({ heading, about, verb }, shown);
    this.#listen();
    this.#dialog.showModal();
    this.#fields.select();
  }

  /** Ends it undone, without a question. Gives what is written in it. */
  leaveNow(): Caption {
    const { written } = this.#fields;
    this.#finish(false);
    return written;
  }

  #listen(): void {
    const options = { signal: this.#stop.signal };
    // The browser may still be about to tell of the time before.
    const closed = (): void => {
      if (!this.#dialog.open) this.#finish(false);
    };
    this.#dialog.addEventListener("close", closed, options);
    // The key itself is taken: of two presses in a row the browser lets only the first be refused as "cancel".
    onKey(this.#dialog, (event) => event.key === "Escape" && (void this.#leave(), true), options);
    for (const cancel of this.#dialog.querySelectorAll("[data-cancel]"))
      cancel.addEventListener("click", () => void this.#leave(), options);
    const submit = (event: Event): void => {
      event.preventDefault();
      this.#trySend();
    };
    this.#dialog.addEventListener("submit", submit, options);
  }

  async #leave(): Promise<void> {
    if (this.#isBusy) return;
    if (!this.#isEdited || (await this.#isToBeDiscarded())) this.#finish(false);
  }

  get #isEdited(): boolean {
    const { title, description } = this.#fields.written;
    return title !== this.#known.title || description !== (this.#known.description ?? "");
  }

  async #isToBeDiscarded(): Promise<boolean> {
    const answer = await this.#dialogs.ask(dialogWords.captionDiscardHeading, dialogWords.captionDiscardText, [
      { answer: "discard", words: labels.discard, kind: "danger" },
      { answer: "cancel", words: dialogWords.captionKeepEditing, kind: "primary" },
    ]);
    return answer === "discard";
  }

  #trySend(): void {
    if (!this.#isBusy && this.#fields.check()) void this.#send();
  }

  async #send(): Promise<void> {
    this.#isBusy = this.#fields.isBusy = true;
    const wanted = normalizeCaption(this.#fields.written);
    const failure = await this.#form.submit(wanted);
    this.#isBusy = this.#fields.isBusy = false;
    if (failure === null) return this.#finish(true);
    if (this.#form.isKept) this.#known = this.#fields.written = wanted;
    this.#fields.failed(failureText(failure) + (this.#form.isKept ? ` ${dialogWords.captionIsKept}` : ""));
    // Nobody has to press for what was asked for already.
    if (failure.kind === "offline") window.addEventListener("online", () => this.#trySend(), { signal: this.#stop.signal, once: true });
  }

  #finish(isDone: boolean): void {
    this.#stop.abort();
    running.delete(this.#dialog);
    this.#dialog.close();
    this.#settle(isDone);
  }
}
