import {
  discardDraft,
  findRecovery,
  openDraft,
  setAsideDraft,
  takeDraft,
  type Draft,
  type RecoveryOffer,
  type SetAsideWork,
  type WorkbenchContext,
} from "../shim";
import type { Dialogs } from "./dialogs";
import { failureText } from "./failure-words";
import * as placeWords from "./place-words";
import { problemAt, unreadablePlace, type PlaceOpened } from "./place-opened";
import { askForGood, askRecovery, askUnreadable } from "./recovery-dialog";

/** Whose drafts are asked about. */
export type Wanted = { sessionId: string } | { draftId: string };

/** What the user decided about the drafts at a place. */
export type Recovered =
  | { kind: "opened"; place: PlaceOpened }
  /** The place is to be opened as if there were no draft, but perhaps one that waits. */
  | { kind: "none"; postponed: Draft | null }
  /** The work at the address is not wanted any more: another begins there. */
  | { kind: "fresh"; draftId: string }
  /** The user decides later, and goes to the start page. */
  | { kind: "leave" };

/** What the recovery tells the page. */
export interface DraftRecoveryHost {
  /** Work goes by its draft now: its id is for the address. */
  begun(draftId: string): void;
  /** Work was set aside on the way. */
  discarded(work: SetAsideWork): void;
}

/** Asks about the drafts at a place, and goes on with them. While a question is open, nothing writes to its draft. */
export class DraftRecovery {
  readonly #context: WorkbenchContext;
  readonly #dialogs: Dialogs;
  readonly #host: DraftRecoveryHost;

  constructor(context: WorkbenchContext, dialogs: Dialogs, host: DraftRecoveryHost) {
    [this.#context, this.#dialogs, this.#host] = [context, dialogs, host];
  }

  /** Asks about the drafts there are, the newest first. */
  async ask(wanted: Wanted): Promise<Recovered> {
    const { offers, unreadable } = await findRecovery(this.#context, wanted);
    for (const damaged of unreadable) {
      if ((await askUnreadable(this.#dialogs, damaged)) === "later") return { kind: "leave" };
      await discardDraft(this.#context, damaged.draftId);
      if ("draftId" in wanted) return { kind: "fresh", draftId: damaged.draftId };
    }
    for (const offer of offers) {
      const decided = await this.#decide(offer, wanted);
      if (decided !== "next") return decided;
    }
    return { kind: "none", postponed: null };
  }

  /** Goes on with a draft. @param isOfSession Whether the address names its session. */
  async goOn(draftId: string, isOfSession: boolean): Promise<PlaceOpened> {
    const own = await takeDraft(this.#context, draftId);
    const heading = placeWords.headings.draft;
    if (own === "in-use") return problemAt(heading, placeWords.draftInUse);
    if (typeof own === "string") return problemAt(heading, own === "missing" ? placeWords.draftMissing : placeWords.draftUnreadable);
    const opened = await openDraft(this.#context, own);
    if (opened.kind === "opened") {
      // The server no longer has the session: the work goes by its draft.
      if (isOfSession && opened.session.view.sessionId === null) this.#host.begun(draftId);
      return { kind: "session", session: opened.session };
    }
    own.release();
    return opened.kind === "unreadable"
      ? unreadablePlace(heading, opened.problem, opened.text, `${draftId}.json`)
      : problemAt(heading, failureText(opened));
  }

  async #decide(offer: RecoveryOffer, wanted: Wanted): Promise<Recovered | "next"> {
    const { draftId } = offer.draft;
    for (let failure: string | null = null; ;) {
      const decision = await askRecovery(this.#dialogs, offer, this.#context.setAside.days, failure);
      if (decision === "later") return "draftId" in wanted ? { kind: "leave" } : { kind: "none", postponed: offer.draft };
      if (decision === "discard") {
        if (!(await this.#discard(draftId))) continue;
        return "draftId" in wanted ? { kind: "fresh", draftId } : "next";
      }
      const place = await this.goOn(draftId, "sessionId" in wanted);
      if (place.kind !== "problem") return { kind: "opened", place };
      failure = place.text;
    }
  }

  async #discard(draftId: string): Promise<boolean> {
    const kept = await setAsideDraft(this.#context, draftId, "discarded");
    if (kept !== null) return (this.#host.discarded(kept), true);
    return (await askForGood(this.#dialogs)) && (await discardDraft(this.#context, draftId));
  }
}
