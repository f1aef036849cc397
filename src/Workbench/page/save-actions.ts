import { largestModules, MAX_TITLE_LENGTH, type Content, type Failure, type Orchestrator, type SaveOutcome } from "../shim";
import * as dialogWords from "./dialog-words";
import { failureText } from "./failure-words";
import { askCaption } from "./caption-dialog";
import type { PageParts } from "./page-parts";
import { dismissToast, toast } from "./toasts";
import { busyLabels, contactText, countsOf, labels, sizeOfLimit } from "./words";

const about = "saving";

/** What saving asks of the page. */
export interface SaveActionsHost {
  /** Opens the conflict resolver. */
  openResolver(session: Orchestrator): void;
  /** The server has something new. */
  saved(): void;
}

/** Saving as the user meets it: progress, success, and for each failure what to do. */
export class SaveActions {
  readonly #parts: PageParts;
  readonly #host: SaveActionsHost;
  /** Whether a dialog about a failed save is open. */
  #isAsking = false;

  constructor(parts: PageParts, host: SaveActionsHost) {
    [this.#parts, this.#host] = [parts, host];
  }

  /** Saves, with the dialog where there is no session yet. True when nothing is left to lose. */
  readonly save = async (): Promise<boolean> => {
    const { session } = this.#parts.shown;
    if (session === null) return false;
    if (session.view.sessionId === null) return this.saveAs();
    for (;;) {
      toast(busyLabels.saving, { about, isBusy: true });
      const outcome = await session.save();
      if (this.#isDone(session, outcome)) return !session.hasSomethingToLose;
      dismissToast(about);
      if (outcome.kind === "conflict") {
        this.#host.openResolver(session);
        return false;
      }
      // A band says so, and it is saved automatically when the browser is back online.
      if (outcome.kind === "offline") return false;
      if (!(await this.#askAgain(outcome as Failure))) return false;
    }
  };

  /** The first save, and Save as. True when it was done. */
  readonly saveAs = async (): Promise<boolean> => {
    const { dialogs, element, shown } = this.#parts;
    const { session } = shown;
    if (session === null) return false;
    const { sessionId, title, description, sizeBytes } = session.view;
    const isFirst = sessionId === null;
    const isDone = await askCaption(dialogs, {
      dialog: "metadata",
      heading: isFirst ? dialogWords.saveHeadingFirst : dialogWords.saveHeadingAs,
      verb: labels.save,
      about: dialogWords.saveAbout(countsOf(element.content.dashboards), sizeBytes),
      caption: { title, description },
      longestTitle: MAX_TITLE_LENGTH,
      submit: async (caption) => {
        const outcome = await session.saveAs(caption);
        return outcome.kind === "saved" ? null : (outcome as Failure);
      },
    });
    if (isDone) this.#isDone(session, { kind: "saved" });
    return isDone;
  };

  /** Title and description alone: kept with work that was never saved, else saved at once. */
  async editCaption(session: Orchestrator): Promise<void> {
    const { sessionId, title, description } = session.view;
    await askCaption(this.#parts.dialogs, {
      dialog: "metadata",
      heading: dialogWords.editHeading,
      verb: labels.save,
      about: sessionId === null ? dialogWords.editAboutUnsaved : dialogWords.editAboutSaved,
      caption: { title, description },
      longestTitle: MAX_TITLE_LENGTH,
      isKept: true,
      submit: async (caption) => {
        if (sessionId === null) return (await session.editCaption(caption), null);
        const outcome = await session.saveCaption(caption);
        if (outcome.kind === "conflict") this.#host.openResolver(session);
        return outcome.kind === "saved" || outcome.kind === "unchanged" || outcome.kind === "needs-title" || outcome.kind === "conflict"
          ? null
          : outcome;
      },
    });
  }

  /** A later save succeeded by itself: nothing says any more that one failed. */
  succeeded(): void {
    if (this.#isAsking) this.#parts.dialogs.named("question").close("cancel");
    this.#parts.dialogs.named("metadata").querySelector<HTMLElement>("[data-failure]")!.hidden = true;
  }

  /** What takes the space, from the size in the bar. */
  async explainSize(content: Content, bytes: number): Promise<void> {
    await this.#parts.dialogs.ask(sizeOfLimit(bytes), dialogWords.sizeLargest(largestModules(content.dashboards, 5)), [
      { answer: "cancel", words: dialogWords.sizeGoOn, kind: "primary" },
    ]);
  }

  #isDone(session: Orchestrator, outcome: SaveOutcome): boolean {
    if (outcome.kind === "unchanged") {
      toast(dialogWords.saveUnchanged, { about });
      return true;
    }
    if (outcome.kind !== "saved") return false;
    toast(dialogWords.saveDone(session.view.version ?? 1), { about });
    this.#host.saved();
    return true;
  }

  async #askAgain(failure: Failure): Promise<boolean> {
    if (failure.kind === "gone") {
      const answer = await this.#parts.dialogs.ask(dialogWords.saveGoneHeading, dialogWords.saveGoneText, [
        { answer: "cancel", words: dialogWords.saveStay },
        { answer: "as-new", words: dialogWords.saveAsNew, kind: "primary" },
      ]);
      if (answer === "as-new") await this.saveAs();
      return false;
    }
    const contact = failure.kind === "unavailable" ? ` ${contactText(await this.#parts.context.backend.checkContact())}` : "";
    this.#isAsking = true;
    const answer = await this.#parts.dialogs.ask(dialogWords.saveFailedHeading, `${failureText(failure)}${contact}`, [
      { answer: "cancel", words: labels.close },
      { answer: "again", words: labels.tryAgain, kind: "primary" },
    ]);
    this.#isAsking = false;
    return answer === "again";
  }
}
