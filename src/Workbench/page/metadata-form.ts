import { onKey } from "../../Portal.Web/Browser/keys";
import {
  descriptionProblem,
  MAX_DESCRIPTION_LENGTH,
  normalizeMetadata,
  normalizeText,
  titleProblem,
  type Failure,
  type Metadata,
} from "../shim";
import type { Dialogs } from "./dialogs";
import { failureText, textProblem } from "./failure-words";

/** How a dialog with title and description is used. */
export interface MetadataForm {
  dialog: "metadata" | "snapshot";
  heading?: string;
  /** What the button says. */
  verb: string;
  /** A line about what is saved. */
  about: string;
  metadata: Metadata;
  longestTitle: number;
  /** Whether what was tried is kept as a change when it fails: leaving the dialog then takes nothing back. */
  isKept?: boolean;
  /** Does it; a failure stays in the dialog, and the button becomes "Try again". */
  submit(metadata: Metadata): Promise<Failure | null>;
}

/** Who uses a dialog at the moment. */
interface Running {
  heading: string | undefined;
  isBusy(): boolean;
  /** Ends it undone; gives what is written in it. */
  leave(): Metadata;
  answer: Promise<boolean>;
}

const running = new WeakMap<HTMLDialogElement, Running>();

/**
 * Asks for title and description and does what they are for. True when it was done; false when the user left. Edited fields are not left
 * without a question. A second call for the same dialog takes it over as it is filled in; while something is being sent, both wait for it.
 */
export function askMetadata(dialogs: Dialogs, form: MetadataForm): Promise<boolean> {
  const dialog = dialogs.named(form.dialog);
  const earlier = running.get(dialog);
  if (earlier?.isBusy()) return earlier.answer;
  const written = earlier?.leave();
  const part = <T extends HTMLElement>(selector: string): T => dialog.querySelector<T>(selector)!;
  const [title, description] = [part<HTMLInputElement>('[name="title"]'), part<HTMLTextAreaElement>('[name="description"]')];
  const [submit, failure] = [part<HTMLButtonElement>("[data-submit]"), part("[data-failure]")];
  const stop = new AbortController();
  const options = { signal: stop.signal };
  let isBusy = false;
  let { metadata: known } = form;

  const say = (name: "title" | "description", problem: string | null): void => {
    const words = part(`[data-${name}-problem]`);
    words.textContent = problem ?? "";
    words.parentElement!.hidden = problem === null;
    const field = name === "title" ? title : description;
    if (problem === null) field.removeAttribute("aria-invalid");
    else field.setAttribute("aria-invalid", "true");
  };

  const check = (): boolean => {
    const badTitle = titleProblem(normalizeText(title.value), form.longestTitle);
    const badDescription = descriptionProblem(normalizeText(description.value), MAX_DESCRIPTION_LENGTH);
    say("title", badTitle === null ? null : `The title ${textProblem(badTitle)}. Nothing was sent.`);
    say("description", badDescription === null ? null : `The description ${textProblem(badDescription)}. Nothing was sent.`);
    if (badTitle !== null) title.focus();
    else if (badDescription !== null) description.focus();
    return badTitle === null && badDescription === null;
  };

  const heading = dialog.querySelector("[data-heading]");
  if (heading && form.heading !== undefined) heading.textContent = form.heading;
  part("[data-about]").textContent = form.about;
  const shown = written && earlier?.heading === form.heading ? written : form.metadata;
  [title.value, description.value] = [shown.title, shown.description ?? ""];
  for (const field of [title, description]) field.dispatchEvent(new Event("input", { bubbles: true }));
  [submit.textContent, failure.hidden] = [form.verb, true];
  say("title", null);
  say("description", null);

  let leaveNow: () => void = () => {};
  const answer = new Promise<boolean>((resolve) => {
    const finish = (isDone: boolean): void => {
      stop.abort();
      running.delete(dialog);
      dialog.close();
      resolve(isDone);
    };
    const leave = async (): Promise<void> => {
      if (isBusy) return;
      const isEdited = title.value !== known.title || description.value !== (known.description ?? "");
      if (
        isEdited
        && (await dialogs.ask("Discard what you wrote?", "Title and description go back to what they were. Everything else stays.", [
          { answer: "discard", words: "Discard", kind: "danger" },
          { answer: "cancel", words: "Keep editing", kind: "primary" },
        ])) !== "discard"
      )
        return;
      finish(false);
    };
    // The browser may still be about to tell of the time before.
    dialog.addEventListener(
      "close",
      () => {
        if (!dialog.open) finish(false);
      },
      options,
    );
    // The key itself is taken: of two presses in a row the browser lets only the first be refused as "cancel".
    onKey(
      dialog,
      (event) => {
        if (event.key !== "Escape") return false;
        void leave();
        return true;
      },
      options,
    );
    for (const cancel of dialog.querySelectorAll("[data-cancel]")) cancel.addEventListener("click", () => void leave(), options);
    dialog.addEventListener(
      "submit",
      (event) => {
        event.preventDefault();
        if (!isBusy && check()) void send();
      },
      options,
    );

    const send = async (): Promise<void> => {
      isBusy = true;
      submit.setAttribute("aria-busy", "true");
      const wanted = normalizeMetadata({ title: title.value, description: description.value });
      const failed = await form.submit(wanted);
      isBusy = false;
      submit.removeAttribute("aria-busy");
      if (failed === null) return finish(true);
      if (form.isKept) {
        known = wanted;
        [title.value, description.value] = [wanted.title, wanted.description ?? ""];
      }
      const kept = form.isKept ? " What you wrote is kept as a change." : "";
      [failure.textContent, failure.hidden, submit.textContent] = [failureText(failed) + kept, false, "Try again"];
      // Nobody has to press for what was asked for already.
      if (failed.kind === "offline")
        window.addEventListener(
          "online",
          () => {
            if (!isBusy && check()) void send();
          },
          { ...options, once: true },
        );
    };
    leaveNow = () => finish(false);
    dialog.showModal();
    title.select();
  });
  const leaveWith = (): Metadata => {
    const values = { title: title.value, description: description.value };
    leaveNow();
    return values;
  };
  running.set(dialog, { heading: form.heading, isBusy: () => isBusy, leave: leaveWith, answer });
  return answer;
}
