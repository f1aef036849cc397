import {
  largestModules,
  MAX_CONTENT_SIZE_BYTES,
  MAX_TITLE_LENGTH,
  type Content,
  type Failure,
  type Orchestrator,
  type SaveOutcome,
  type WorkbenchContext,
} from "../shim";
import type { Dialogs } from "./dialogs";
import { askMetadata } from "./metadata-form";
import { dismissToast, toast } from "./toasts";
import { failureText, moduleText } from "./failure-words";
import { contactText, countsOf, sizeText } from "./words";

const about = "saving";

/** Saving as the user meets it: progress, success, and for each failure what to do. */
export class SaveActions {
  readonly #context: WorkbenchContext;
  readonly #dialogs: Dialogs;
  readonly #toDesk: (session: Orchestrator) => void;
  readonly #saved: () => void;
  readonly #content: () => Content;
  /** Whether a dialog about a failed save is open. */
  #isAsking = false;

  /** @param toDesk Opens the conflict desk. @param saved Tells that the server has something new. */
  constructor(
    context: WorkbenchContext,
    dialogs: Dialogs,
    toDesk: (session: Orchestrator) => void,
    saved: () => void,
    content: () => Content,
  ) {
    [this.#context, this.#dialogs, this.#toDesk, this.#saved, this.#content] = [context, dialogs, toDesk, saved, content];
  }

  /** Saves, with the dialog where there is no session yet. True when nothing is left to lose. */
  async save(session: Orchestrator): Promise<boolean> {
    if (session.view.sessionId === null) return this.saveAs(session);
    for (;;) {
      toast("Saving…", { about, isBusy: true });
      const outcome = await session.save();
      if (this.#isDone(session, outcome)) return !session.hasSomethingToLose;
      dismissToast(about);
      if (outcome.kind === "conflict") {
        this.#toDesk(session);
        return false;
      }
      // A band says so, and it is saved automatically when the browser is back online.
      if (outcome.kind === "offline") return false;
      if (!(await this.#askAgain(session, outcome as Failure))) return false;
    }
  }

  /** The first save, and Save as. True when it was done. */
  async saveAs(session: Orchestrator): Promise<boolean> {
    const { sessionId, title, description, sizeBytes } = session.view;
    const isFirst = sessionId === null;
    const isDone = await askMetadata(this.#dialogs, {
      dialog: "metadata",
      heading: isFirst ? "Save session" : "Save as a new session",
      verb: "Save",
      about: `${countsOf(this.#content().dashboards)}, ${sizeText(sizeBytes)}. Only you can see it.`,
      metadata: { title, description },
      longestTitle: MAX_TITLE_LENGTH,
      submit: async (metadata) => {
        const outcome = await session.saveAs(metadata);
        return outcome.kind === "saved" ? null : (outcome as Failure);
      },
    });
    if (isDone) this.#isDone(session, { kind: "saved" });
    return isDone;
  }

  /** A later save succeeded by itself: nothing says any more that one failed. */
  succeeded(): void {
    if (this.#isAsking) this.#dialogs.named("question").close("cancel");
    this.#dialogs.named("metadata").querySelector<HTMLElement>("[data-failure]")!.hidden = true;
  }

  /** What takes the space, from the size in the bar. */
  async explainSize(content: Content, bytes: number): Promise<void> {
    const largest = largestModules(content.dashboards, 5).map((module) => `${moduleText(module)}: ${sizeText(module.bytes)}`);
    await this.#dialogs.ask(
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
    this.#saved();
    return true;
  }

  async #askAgain(session: Orchestrator, failure: Failure): Promise<boolean> {
    if (failure.kind === "gone") {
      const answer = await this.#dialogs.ask("This session was deleted elsewhere", "Your work is still here. Save it as a new session.", [
        { answer: "cancel", words: "Stay here" },
        { answer: "as-new", words: "Save as new…", kind: "primary" },
      ]);
      if (answer === "as-new") await this.saveAs(session);
      return false;
    }
    const contact = failure.kind === "unavailable" ? ` ${contactText(await this.#context.backend.checkContact())}` : "";
    this.#isAsking = true;
    const answer = await this.#dialogs.ask("Not saved", `${failureText(failure)}${contact}`, [
      { answer: "cancel", words: "Close" },
      { answer: "again", words: "Try again", kind: "primary" },
    ]);
    this.#isAsking = false;
    return answer === "again";
  }
}
