import { compare, merge, type Choices, type Comparison } from "./conflict";
import type { Side } from "./parts";
import { parseContent } from "../content/content";
import { rejected, type Failure } from "../server/failure";
import type { Orchestrator } from "../session/orchestrator";
import { baseText, hasEditsSince } from "../session/session-selectors";
import type { Caption, SaveOutcome } from "../session/session-state";
import type { SetAsideReason, SetAsideWork } from "../drafts/set-aside";
import { setAsideSession } from "../drafts/set-aside-drafts";
import type { SessionMetadata } from "../server/wire";
import type { WorkbenchContext } from "../session/workbench-context";

/** What the conflict resolver shows: the other version, and what differs. */
export interface Dispute {
  kind: "dispute";
  theirs: SessionMetadata;
  /** The browser that saved theirs, as the server names it; null where that is not known. */
  savedFrom: string | null;
  comparison: Comparison;
}

/** `setAside` is mine as it was, where there was something of mine. */
type Outcome = { kind: "done"; setAside: SetAsideWork | null } | Failure;

/** What the resolver does with an open session. */
type Resolved = Pick<
  Orchestrator,
  "state" | "isClosed" | "hasSomethingToLose" | "capture" | "settle" | "afterSaves" | "replace" | "showMerged" | "saveOver" | "saveAs"
>;

/** The ways out when the server has a newer version. None of them destroys a side: each leaves it on the server or sets it aside. */
export class ConflictResolver {
  readonly #context: WorkbenchContext;
  readonly #session: Resolved;

  constructor(context: WorkbenchContext, session: Resolved) {
    this.#context = context;
    this.#session = session;
  }

  /** Compares mine with the server's newest; three ways where the base is known, else two ways. */
  async dispute(): Promise<Dispute | Failure> {
    const theirs = await this.#fetch();
    if (theirs.kind !== "found") return theirs;
    const unread = await this.#session.capture();
    if (unread !== null) return unread;
    const { current, caption } = this.#session.state;
    const mine = sideOf(current.text, caption);
    const other = sideOf(theirs.content, theirs.metadata);
    if (mine === null || other === null) return unreadable();
    const savedFrom = await this.#savedFrom(theirs.metadata);
    return { kind: "dispute", theirs: theirs.metadata, savedFrom, comparison: compare(await this.#base(), mine, other) };
  }

  /** Mine becomes a new session; the other version stays as it is. */
  keepMineAsNew(caption: Caption): Promise<SaveOutcome> {
    return this.#session.saveAs(caption);
  }

  /** The workbench shows theirs; mine is set aside. Refused where it cannot be. */
  takeTheirs(): Promise<Outcome> {
    return this.#session.afterSaves(async () => {
      const theirs = await this.#fetch();
      if (theirs.kind !== "found") return theirs;
      const mine = await this.#setMineAside("took-theirs");
      return "kind" in mine ? mine : this.#show(theirs.metadata, theirs.content, mine.setAside);
    });
  }

  /** Saves mine over the version that the user has seen here; it stays in the version history. */
  overwrite(dispute: Dispute): Promise<SaveOutcome> {
    return this.#session.saveOver(dispute.theirs);
  }

  /** The workbench shows the merge, unsaved, on top of the version seen here; mine as it was is set aside. */
  applyMerge(dispute: Dispute, choices: Choices): Promise<Outcome> {
    return this.#session.afterSaves(async () => {
      const merged = merge(dispute.comparison, choices);
      if (merged === null) return rejected({ kind: "not-merged" });
      const mine = await this.#setMineAside("merged");
      if ("kind" in mine) return mine;
      const { title, description, content } = merged;
      await this.#session.showMerged(dispute.theirs, { title, description }, content);
      return { kind: "done", ...mine };
    });
  }

  /**
   * Shows the server's newest instead of what is here.
   * @param mayDiscard Whether edits may be set aside for it; without it edits make this "would-lose-edits", and nothing happens.
   */
  reload(mayDiscard: boolean): Promise<Outcome | { kind: "would-lose-edits" }> {
    return this.#session.afterSaves(async () => {
      const theirs = await this.#fetch();
      if (theirs.kind !== "found") return theirs;
      if (!mayDiscard && this.#session.hasSomethingToLose) return { kind: "would-lose-edits" };
      const mine = await this.#setMineAside("discarded");
      return "kind" in mine ? mine : this.#show(theirs.metadata, theirs.content, mine.setAside);
    });
  }

  async #savedFrom({ id, version }: SessionMetadata): Promise<string | null> {
    const kept = await this.#context.backend.sessionVersion(id, version);
    return kept.kind === "found" ? (kept.metadata.savedFrom ?? null) : null;
  }

  #fetch(): ReturnType<WorkbenchContext["backend"]["session"]> {
    return this.#context.backend.session(this.#session.state.sessionId ?? "");
  }

  async #show(metadata: SessionMetadata, text: string, setAside: SetAsideWork | null): Promise<Outcome> {
    const parsed = parseContent(text);
    if (!("content" in parsed)) return unreadable();
    return (await this.#session.replace(this.#context.work, metadata, text, parsed.content)) ? { kind: "done", setAside } : left();
  }

  /** Mine to its last edit, set aside; nothing where there is nothing of mine. */
  async #setMineAside(reason: SetAsideReason): Promise<{ setAside: SetAsideWork | null } | Failure> {
    await this.#session.settle();
    if (this.#session.isClosed) return left();
    if (!this.#session.hasSomethingToLose) return { setAside: null };
    const setAside = await setAsideSession(this.#context, this.#session, reason);
    if (this.#session.isClosed) return left();
    return setAside === null || hasEditsSince(this.#session.state) ? rejected({ kind: "cannot-set-aside" }) : { setAside };
  }

  async #base(): Promise<Side | null> {
    const { state } = this.#session;
    const { base, sessionId, draft } = state;
    if (base === null || sessionId === null) return null;
    const content = baseText(state);
    const kept = content === null ? await this.#context.drafts.base(draft.draftId) : { version: base.version, content };
    if (kept?.version === base.version) return sideOf(kept.content, base);
    const version = await this.#context.backend.sessionVersion(sessionId, base.version);
    return version.kind === "found" ? sideOf(version.content, version.metadata) : null;
  }
}

function sideOf(text: string, { title, description }: Caption): Side | null {
  const parsed = parseContent(text);
  return "content" in parsed ? { title, description, content: parsed.content } : null;
}

function unreadable(): Failure {
  return rejected({ kind: "unreadable-version" });
}

/** The answer came when the workbench showed another session: it is not for that one. */
function left(): Failure {
  return rejected({ kind: "session-left" });
}
