import {
  largestModules,
  MAX_CONTENT_SIZE_BYTES,
  MAX_TITLE_LENGTH,
  type Content,
  type Failure,
  type Orchestrator,
  type SaveOutcome,
} from "../shim";
import { failureText, moduleText } from "./failure-words";
import { askCaption } from "./caption-dialog";
import type { PageParts } from "./page-parts";
import { dismissToast, toast } from "./toasts";
import { contactText, countsOf, sizeText } from "./words";

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
      toast("Saving…", { about, isBusy: true });
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
      heading: isFirst ? "Save session" : "Save as a new session",
      verb: "Save",
      about: `${countsOf(element.content.dashboards)}, ${sizeText(sizeBytes)}. Only you can see it.`,
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
      heading: "Edit title and description",
      verb: "Save",
      about:
        sessionId === null
          ? "Kept with this work. It is stored on the server once you save it."
          : "Only title and description are saved. Other changes stay as they are.",
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
    const largest = largestModules(content.dashboards, 5).map((module) => `${moduleText(module)}: ${sizeText(module.bytes)}`);
    await this.#parts.dialogs.ask(
      `${sizeText(bytes)} of ${sizeText(MAX_CONTENT_SIZE_BYTES)}`,
      `A session cannot be larger. The largest modules are ${largest.join(", ")}.`,
      [{ answer: "cancel", words: "Go on", kind: "primary" }],
    );
  }

  #isDone(session: Orchestrator, outcome: SaveOutcome): boolean {
    if (outcome.kind === "unchanged") {
      toast("Already saved.", { about });
      return true;
    }
    if (outcome.kind !== "saved") return false;
    toast(`Saved as version ${session.view.version ?? 1}.`, { about });
    this.#host.saved();
    return true;
  }

  async #askAgain(failure: Failure): Promise<boolean> {
    if (failure.kind === "gone") {
      const answer = await this.#parts.dialogs.ask(
        "This session was deleted elsewhere",
        "Your work is still here. Save it as a new session.",
        [
          { answer: "cancel", words: "Stay here" },
          { answer: "as-new", words: "Save as new…", kind: "primary" },
        ],
      );
      if (answer === "as-new") await this.saveAs();
      return false;
    }
    const contact = failure.kind === "unavailable" ? ` ${contactText(await this.#parts.context.backend.checkContact())}` : "";
    this.#isAsking = true;
    const answer = await this.#parts.dialogs.ask("Not saved", `${failureText(failure)}${contact}`, [
      { answer: "cancel", words: "Close" },
      { answer: "again", words: "Try again", kind: "primary" },
    ]);
    this.#isAsking = false;
    return answer === "again";
  }
}
