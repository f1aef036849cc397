import { canonicalForms } from "../content/canonical";
import { parseContent } from "../content/content";
import type { Draft, UnreadableDraft } from "./draft";
import { heldDrafts, holdDraft, type OwnDraft } from "./draft-lock";
import { sameCaption } from "../session/session-selectors";
import type { SessionMetadata } from "../server/wire";
import type { WorkbenchContext } from "../session/workbench-context";

/** How a draft stands to the server. "not-known": the server did not answer. */
export type Judgement = "never-saved" | "up-to-date" | "server-newer" | "server-gone" | "not-known";

/** A draft whose tab is gone. */
export interface RecoveryOffer {
  draft: Draft;
  judgement: Judgement;
  /** What the server has now, where it answered. */
  server: SessionMetadata | null;
}

/** What there is to decide. */
export interface Recovery {
  offers: RecoveryOffer[];
  unreadable: UnreadableDraft[];
}

/** Which drafts are asked for: all, those of one session, or one never-saved one. */
export type Wanted = { sessionId: string } | { draftId: string } | "all";

/**
 * The user's drafts that no living tab holds. Nothing is written to them by asking; a draft that says what the server has already
 * is removed, and not offered.
 */
export async function findRecovery(context: WorkbenchContext, wanted: Wanted): Promise<Recovery> {
  const [{ drafts, unreadable }, held] = await Promise.all([context.drafts.list(), heldDrafts(context.environment)]);
  const free = drafts.filter((draft) => !held.has(draft.draftId) && isWanted(draft, wanted));
  const judged = await Promise.all(free.map((draft) => judge(context, draft)));
  const offers: RecoveryOffer[] = [];
  for (const offer of judged) {
    if (await isStoredAlready(context, offer)) await discardDraft(context, offer.draft.draftId);
    else offers.push(offer);
  }
  const damaged = unreadable.filter(
    ({ draftId }) => !held.has(draftId) && (wanted === "all" || ("draftId" in wanted && wanted.draftId === draftId)),
  );
  return { offers, unreadable: damaged };
}

/** Takes a draft over, with its lock. It is read again under the lock: its tab may have written until it let go. */
export async function takeDraft(context: WorkbenchContext, draftId: string): Promise<OwnDraft | "in-use" | "unreadable" | "missing"> {
  const release = await holdDraft(context.environment, draftId);
  if (release === null) return "in-use";
  const { drafts, unreadable } = await context.drafts.list();
  const draft = drafts.find((found) => found.draftId === draftId);
  if (draft !== undefined) return { draft, release };
  release();
  return unreadable.some((found) => found.draftId === draftId) ? "unreadable" : "missing";
}

/** Removes a draft, or an unreadable one, by the user's decision. False while a living tab holds it. */
export async function discardDraft(context: WorkbenchContext, draftId: string): Promise<boolean> {
  const release = await holdDraft(context.environment, draftId);
  if (release === null) return false;
  await context.drafts.remove(draftId);
  release();
  return true;
}

/** Removes every draft of the user that no living tab holds. Returns how many. */
export async function discardAllDrafts(context: WorkbenchContext): Promise<number> {
  const [{ drafts, unreadable }, held] = await Promise.all([context.drafts.list(), heldDrafts(context.environment)]);
  const free = [...drafts, ...unreadable].map((draft) => draft.draftId).filter((draftId) => !held.has(draftId));
  const removed = await Promise.all(free.map((draftId) => discardDraft(context, draftId)));
  return removed.filter((isRemoved) => isRemoved).length;
}

function isWanted(draft: Draft, wanted: Wanted): boolean {
  if (wanted === "all") return true;
  return "sessionId" in wanted ? draft.sessionId === wanted.sessionId : draft.draftId === wanted.draftId;
}

async function judge(context: WorkbenchContext, draft: Draft): Promise<RecoveryOffer> {
  if (draft.sessionId === null) return { draft, judgement: "never-saved", server: null };
  const looked = await context.backend.look(draft.sessionId, null);
  if (looked.kind === "gone") return { draft, judgement: "server-gone", server: null };
  if (looked.kind !== "metadata") return { draft, judgement: "not-known", server: null };
  const isSame = looked.metadata.version === draft.baseVersion;
  return { draft, judgement: isSame ? "up-to-date" : "server-newer", server: looked.metadata };
}

/** The tab died between the save and the removal of its draft, or the last edit was taken back. */
async function isStoredAlready(context: WorkbenchContext, { draft, server }: RecoveryOffer): Promise<boolean> {
  if (server === null || !sameCaption(server, draft)) return false;
  if (server.contentHash === (draft.contentHash ?? (await context.work.hash(draft.content)))) return true;
  const text = await nearText(context, draft, server);
  return text !== null && sameContentState(draft.content, text);
}

/** The server's text where the draft may differ from it by looking only: it is based on it, or on the one before. */
async function nearText(
  context: WorkbenchContext,
  { draftId, baseVersion }: Draft,
  { id, version }: SessionMetadata,
): Promise<string | null> {
  if (baseVersion === null || version > baseVersion + 1) return null;
  const base = version === baseVersion ? await context.drafts.base(draftId) : null;
  if (base?.version === version) return base.content;
  const found = await context.backend.session(id);
  return found.kind === "found" && found.metadata.version === version ? found.content : null;
}

function sameContentState(one: string, other: string): boolean {
  const [first, second] = [parseContent(one), parseContent(other)];
  return "content" in first && "content" in second && canonicalForms(first.content).stateText === canonicalForms(second.content).stateText;
}
