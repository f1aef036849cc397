import { descriptionProblem, MAX_DESCRIPTION_LENGTH, normalizeText, titleProblem, type Caption } from "../shim";
import * as dialogWords from "./dialog-words";
import { textProblem } from "./failure-words";
import { labels } from "./words";

/** The fields of a dialog with title and description, what is wrong with them, and the button that sends them. */
export class CaptionFields {
  readonly #dialog: HTMLDialogElement;
  readonly #longestTitle: number;
  readonly #title: HTMLInputElement;
  readonly #description: HTMLTextAreaElement;
  readonly #submit: HTMLButtonElement;
  readonly #failure: HTMLElement;

  constructor(dialog: HTMLDialogElement, longestTitle: number) {
    const part = <T extends HTMLElement>(selector: string): T => dialog.querySelector<T>(selector)!;
    [this.#dialog, this.#longestTitle] = [dialog, longestTitle];
    [this.#title, this.#description] = [part<HTMLInputElement>('[name="title"]'), part<HTMLTextAreaElement>('[name="description"]')];
    [this.#submit, this.#failure] = [part<HTMLButtonElement>("[data-submit]"), part("[data-failure]")];
  }

  /** What is written in them. */
  get written(): Caption {
    return { title: this.#title.value, description: this.#description.value };
  }

  set written({ title, description }: Caption) {
    [this.#title.value, this.#description.value] = [title, description ?? ""];
  }

  set isBusy(isBusy: boolean) {
    if (isBusy) this.#submit.setAttribute("aria-busy", "true");
    else this.#submit.removeAttribute("aria-busy");
  }

  /** Fills everything in anew. @param verb What the button says. */
  fill({ heading, about, verb }: { heading: string | undefined; about: string; verb: string }, shown: Caption): void {
    const title = this.#dialog.querySelector("[data-heading]");
    if (title && heading !== undefined) title.textContent = heading;
    this.#dialog.querySelector("[data-about]")!.textContent = about;
    this.written = shown;
    for (const field of [this.#title, this.#description]) field.dispatchEvent(new Event("input", { bubbles: true }));
    [this.#submit.textContent, this.#failure.hidden] = [verb, true];
    this.#say("title", this.#title, null);
    this.#say("description", this.#description, null);
  }

  /** Says what is wrong with them, and goes there. True when nothing is. */
  check(): boolean {
    const badTitle = titleProblem(normalizeText(this.#title.value), this.#longestTitle);
    const badDescription = descriptionProblem(normalizeText(this.#description.value), MAX_DESCRIPTION_LENGTH);
    this.#say("title", this.#title, badTitle && dialogWords.captionBadTitle(textProblem(badTitle)));
    this.#say("description", this.#description, badDescription && dialogWords.captionBadDescription(textProblem(badDescription)));
    if (badTitle !== null) this.#title.focus();
    else if (badDescription !== null) this.#description.focus();
    return badTitle === null && badDescription === null;
  }

  /** Says why it failed; it can be tried again. */
  failed(text: string): void {
    [this.#failure.textContent, this.#failure.hidden, this.#submit.textContent] = [text, false, labels.tryAgain];
  }

  select(): void {
    this.#title.select();
  }

  #say(name: "title" | "description", field: HTMLElement, problem: string | null): void {
    const place = this.#dialog.querySelector<HTMLElement>(`[data-${name}-problem]`)!;
    place.textContent = problem ?? "";
    place.parentElement!.hidden = problem === null;
    if (problem === null) field.removeAttribute("aria-invalid");
    else field.setAttribute("aria-invalid", "true");
  }
}
