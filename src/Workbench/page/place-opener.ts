import { recall, remember } from "../../Portal.Web/Browser/tab-memory";
import { newContent } from "../new-content";
import {
  bringBack,
  discardDraft,
  findRecovery,
  openDraft,
  openNew,
  openSaved,
  openSnapshotCopy,
  openTemplate,
  parseContent,
  setAsideDraft,
  takeDraft,
  type Content,
  type Draft,
  type Failure,
  type Opened,
  type Orchestrator,
  type Place,
  type RecoveryOffer,
  type SetAsideWork,
  type SnapshotMetadata,
  type Stored,
  type Unreadable,
  type WorkbenchContext,
} from "../shim";
import type { Dialogs } from "./dialogs";
import type { Errand } from "./errand";
import { failureText, unreadableText } from "./failure-words";
import type { StoredFile } from "./problem-view";
import { copyTitle } from "./words";
import { askForGood, askRecovery, askUnreadable } from "./recovery-dialog";

/** What there is at a place. "leave": the user decides later, and goes to the start page. */
export type PlaceOpened =
  /** `postponed` is unsaved work on it that waits: the user decides later. */
  | { kind: "session"; session: Orchestrator; postponed?: Draft }
  | { kind: "snapshot"; snapshot: Stored<SnapshotMetadata>; content: Content }
  | { kind: "leave" }
  /** Another place was asked for meanwhile. */
  | { kind: "abandoned" }
  | PlaceProblem;

export interface PlaceProblem {
  kind: "problem";
  heading: string;
  text: string;
  canRetry: boolean;
  /** What is stored, where it is at hand; `isStored`: the server has it. */
  downloads?: StoredFile[];
  isStored?: boolean;
  /** It can be opened when the server answers again. */
  isWaiting?: boolean;
}

const freshTitle = "New session";

/** Opens what an address names, and asks about drafts on the way. While a question is open, nothing writes to its draft. */
export class PlaceOpener {
  readonly #context: WorkbenchContext;
  readonly #dialogs: Dialogs;
  readonly #begun: (draftId: string) => void;
  readonly #discarded: (work: SetAsideWork) => void;
  #isWanted: () => boolean = () => true;
  #postponed: Draft | null = null;
  #copy: { draftId: string; snapshot: Stored<SnapshotMetadata> } | null = null;

  /** @param begun Tells that a new draft has got its id, for the address. @param discarded Tells of work that was set aside on the way. */
  constructor(context: WorkbenchContext, dialogs: Dialogs, begun: (draftId: string) => void, discarded: (work: SetAsideWork) => void) {
    [this.#context, this.#dialogs, this.#begun, this.#discarded] = [context, dialogs, begun, discarded];
  }

  /** The next opening of that draft begins with a copy of the snapshot. */
  copyOf(draftId: string, snapshot: Stored<SnapshotMetadata>): void {
    this.#copy = { draftId, snapshot };
    rememberBegun(draftId);
  }

  /**
   * @param errand What the address asks for beside the place.
   * @param isWanted Whether the place is still the one to show; asked before it is loaded.
   */
  async open(place: Place, errand: Errand | null, isWanted: () => boolean): Promise<PlaceOpened> {
    [this.#isWanted, this.#postponed] = [isWanted, null];
    const asked = errand === null ? null : await this.#run(errand, place);
    if (asked !== null) return asked;
    const opened = await this.#open(place);
    return opened.kind === "session" && this.#postponed !== null ? { ...opened, postponed: this.#postponed } : opened;
  }

  #open(place: Place): Promise<PlaceOpened> | PlaceOpened {
    switch (place.kind) {
      case "malformed":
        return problem("Page not found", "The link may be wrong, or the session belongs to someone else.");
      case "snapshot":
        return this.#snapshot(place.id);
      case "session":
        return this.#session(place.id);
      default:
        return this.#draft(place.draftId);
    }
  }

  async #snapshot(id: string): Promise<PlaceOpened> {
    const found = await this.#context.backend.snapshot(id, this.#context.environment.newId());
    const heading = "This snapshot cannot be opened";
    if (found.kind !== "found") return ofFailure(found, heading);
    const parsed = parseContent(found.content);
    if (!("content" in parsed)) return unreadable(heading, unreadableText(parsed.problem), found.content, `${id}.json`);
    return { kind: "snapshot", snapshot: found, content: parsed.content };
  }

  async #session(id: string): Promise<PlaceOpened> {
    const recovered = await this.#recover({ sessionId: id });
    if (recovered !== null) return recovered;
    if (!this.#isWanted()) return { kind: "abandoned" };
    return this.#opened(await openSaved(this.#context, id), "This session cannot be opened", `${id}.json`);
  }

  async #draft(draftId: string | null): Promise<PlaceOpened> {
    if (draftId === null) return this.#fresh(this.#context.environment.newId());
    if (this.#copy?.draftId === draftId) {
      const { snapshot } = this.#copy;
      this.#copy = null;
      return this.#opened(
        await openSnapshotCopy(this.#context, snapshot, copyTitle(snapshot.metadata.title), draftId),
        "This snapshot cannot be edited here",
        `${snapshot.metadata.id}.json`,
      );
    }
    const recovered = await this.#recover({ draftId });
    if (recovered !== null) return recovered;
    const held = await takeDraft(this.#context, draftId);
    if (typeof held !== "string") held.release();
    if (held === "in-use")
      return problem(
        "This work is open in another tab",
        "It can be changed in one tab at a time. Close the other tab, or continue there.",
        true,
      );
    if (wasBegun(draftId)) return this.#fresh(draftId);
    return problem(
      "This work is not in this browser",
      "Unsaved work is only in the browser where it was started. It may have been saved or deleted since.",
    );
  }

  async #fresh(draftId: string): Promise<PlaceOpened> {
    rememberBegun(draftId);
    this.#begun(draftId);
    return this.#opened(await openNew(this.#context, newContent(), { title: freshTitle, description: null }, draftId), "", "");
  }

  /** Asks about the drafts there are, the newest first; null when the place is to be opened as if there were none. */
  async #recover(wanted: { sessionId: string } | { draftId: string }): Promise<PlaceOpened | null> {
    const { offers, unreadable } = await findRecovery(this.#context, wanted);
    for (const damaged of unreadable) {
      if ((await askUnreadable(this.#dialogs, damaged)) === "later") return { kind: "leave" };
      await discardDraft(this.#context, damaged.draftId);
      if ("draftId" in wanted) return this.#fresh(damaged.draftId);
    }
    for (const offer of offers) {
      const decided = await this.#decide(offer, wanted);
      if (decided !== "next") return decided;
    }
    return null;
  }

  async #decide(offer: RecoveryOffer, wanted: object): Promise<PlaceOpened | null | "next"> {
    const { draftId } = offer.draft;
    for (let failure: string | null = null; ;) {
      const decision = await askRecovery(this.#dialogs, offer, this.#context.setAside.days, failure);
      if (decision === "later") {
        this.#postponed = offer.draft;
        return "draftId" in wanted ? { kind: "leave" } : null;
      }
      if (decision === "discard") {
        if (!(await this.#discard(draftId))) continue;
        return "draftId" in wanted ? this.#fresh(draftId) : "next";
      }
      const opened = await this.#goOn(draftId, "sessionId" in wanted);
      if (opened.kind !== "problem") return opened;
      failure = opened.text;
    }
  }

  /** Goes on with a draft. */
  async #goOn(draftId: string, isOfSession: boolean): Promise<PlaceOpened> {
    const own = await takeDraft(this.#context, draftId);
    const heading = "This work cannot be opened";
    if (own === "in-use") return problem(heading, "It is open in another tab now.");
    if (typeof own === "string") return problem(heading, own === "missing" ? "It no longer exists." : "It cannot be read.");
    const opened = await openDraft(this.#context, own);
    if (opened.kind === "opened") {
      // The server no longer has the session: the work goes by its draft.
      if (isOfSession && opened.session.view.sessionId === null) this.#begun(draftId);
      return { kind: "session", session: opened.session };
    }
    own.release();
    return opened.kind === "unreadable"
      ? unreadable(heading, unreadableText(opened.problem), opened.text, `${draftId}.json`)
      : problem(heading, failureText(opened));
  }

  /** Sets the draft aside; where that fails, it is deleted for good if the user says so. */
  async #discard(draftId: string): Promise<boolean> {
    const kept = await setAsideDraft(this.#context, draftId, "discarded");
    if (kept !== null) return (this.#discarded(kept), true);
    return (await askForGood(this.#dialogs)) && (await discardDraft(this.#context, draftId));
  }

  /** Null where the place is to be opened as if nothing had been asked for: its own questions say why. */
  async #run({ kind, id }: Errand, place: Place): Promise<PlaceOpened | null> {
    if (kind === "copy") return this.#copyOfSetAside(id);
    if (kind === "bring-back") await bringBack(this.#context, id);
    const opened = await this.#goOn(id, place.kind === "session");
    return opened.kind === "problem" && opened.downloads === undefined ? null : opened;
  }

  async #copyOfSetAside(id: string): Promise<PlaceOpened> {
    const work = await this.#context.setAside.find(id);
    if (work === null) return problem("This work is no longer here", "It was deleted, or it has expired.");
    const parsed = parseContent(work.content);
    const heading = "This work cannot be opened";
    if (!("content" in parsed)) return unreadable(heading, unreadableText(parsed.problem), work.content, `${id}.json`);
    const draftId = this.#context.environment.newId();
    this.#begun(draftId);
    const { title, description } = work;
    return this.#opened(await openTemplate(this.#context, parsed.content, { title, description }, draftId), heading, `${id}.json`);
  }

  #opened(opened: Opened | Unreadable | Failure, heading: string, name: string): PlaceOpened {
    if (opened.kind === "opened") return { kind: "session", session: opened.session };
    if (opened.kind === "unreadable") return unreadable(heading, unreadableText(opened.problem), opened.text, name);
    return ofFailure(opened, heading);
  }
}

function problem(heading: string, text: string, canRetry = false): PlaceProblem {
  return { kind: "problem", heading, text, canRetry };
}

function unreadable(heading: string, why: string, text: string, name: string): PlaceProblem {
  return { ...problem(heading, `${why} It is kept as it is.`), downloads: [{ text, name }] };
}

function ofFailure(failure: Failure, heading: string): PlaceOpened {
  const isGone = failure.kind === "gone";
  return {
    ...problem(isGone ? "Page not found" : heading, failureText(failure), !isGone),
    isStored: !isGone && failure.kind !== "signed-out",
    isWaiting: failure.kind === "offline",
  };
}

/** A new session that nobody touched has no draft; reloading its address shows it again, in the tab in which it was begun. */
function rememberBegun(draftId: string): void {
  remember("begun", draftId);
}

function wasBegun(draftId: string): boolean {
  return recall("begun") === draftId;
}
