import { canonicalText } from "./canonical";
import { MAX_TITLE_LENGTH } from "./constants";
import { parseContent, type Content } from "./content";
import type { OwnDraft } from "./draft-keeper";
import type { Failure } from "./failure";
import { Orchestrator } from "./orchestrator";
import { serverState } from "./server-state";
import { baseOf, SessionState, type Metadata, type Opening, type Original } from "./session-state";
import { fitTitle } from "./text-rules";
import type { SessionMetadata, SnapshotMetadata } from "./wire";
import type { Stored } from "./backend";
import type { WorkbenchContext } from "./workbench-context";

/** Stored text that is no content of a workbench; it is given for download. */
export interface Unreadable { kind: "unreadable"; problem: string; text: string }

export type Opened = { kind: "opened"; session: Orchestrator };

/** An empty session: untouched until something is edited. @param draftId The id in its address. */
export async function openNew(context: WorkbenchContext, content: Content, metadata: Metadata, draftId: string): Promise<Opened> {
  return openUnsaved(context, "new", content, metadata, null, null, draftId);
}

/** A session from a template: unsaved work from its first moment. */
export async function openTemplate(context: WorkbenchContext, content: Content, metadata: Metadata, draftId: string): Promise<Opened> {
  return openUnsaved(context, "template", content, metadata, null, null, draftId);
}

/** A session of one's own made from a snapshot; untouched, its first save sends the snapshot's text byte for byte. */
export async function openSnapshotCopy(context: WorkbenchContext, snapshot: Stored<SnapshotMetadata>, draftId: string): Promise<Opened | Unreadable> {
  const parsed = parseContent(snapshot.content);
  if (!("content" in parsed)) return { kind: "unreadable", problem: parsed.problem, text: snapshot.content };
  const original: Original = { text: snapshot.content, hash: snapshot.metadata.contentHash, stateHashes: [] };
  const title = fitTitle("", snapshot.metadata.title, " (snapshot)", MAX_TITLE_LENGTH);
  return openUnsaved(context, "snapshot-copy", parsed.content, { title, description: snapshot.metadata.description }, original, null, draftId);
}

/** A session from the server. */
export async function openSaved(context: WorkbenchContext, id: string): Promise<Opened | Unreadable | Failure> {
  const found = await context.backend.session(id);
  if (found.kind !== "found") return found;
  const parsed = parseContent(found.content);
  if (!("content" in parsed)) return { kind: "unreadable", problem: parsed.problem, text: found.content };
  const state = await serverState(context.work, found.metadata, found.content, parsed.content);
  return begin(context, state, parsed.content, null);
}

/**
 * Goes on with a draft whose lock this tab has. Where the server has a newer version, saving goes through the conflict desk; where it
 * no longer has the session, the work is a new one; without contact, the draft's own base counts.
 */
export async function openDraft(context: WorkbenchContext, own: OwnDraft): Promise<Opened | Unreadable | Failure> {
  const { draft } = own;
  const parsed = parseContent(draft.content);
  if (!("content" in parsed)) return { kind: "unreadable", problem: parsed.problem, text: draft.content };
  const metadata = { title: draft.title, description: draft.description };
  if (draft.sessionId === null) return openUnsaved(context, "draft", parsed.content, metadata, null, own);
  const found = await context.backend.session(draft.sessionId);
  if (found.kind === "signed-out" || found.kind === "rejected") return found;
  if (found.kind === "gone") return openUnsaved(context, "draft", parsed.content, metadata, null, own);
  const opening = await openingOn(context, own, parsed.content, found.kind === "found" ? found : null);
  const state = new SessionState(opening);
  if (found.kind === "found" && found.metadata.version !== draft.baseVersion) state.newest = found.metadata;
  return begin(context, state, parsed.content, own);
}

/** Title and description of a base that is not at hand: no allowed ones equal them, so that those of the draft count as changed. */
const unknownMetadata: Metadata = { title: "", description: "\u0000" };

async function openingOn(context: WorkbenchContext, { draft }: OwnDraft, content: Content, found: Stored<SessionMetadata> | null): Promise<Opening> {
  const text = canonicalText(content);
  const metadata: Metadata = { title: draft.title, description: draft.description };
  const base = await baseOfDraft(context, draft.sessionId ?? "", draft.baseVersion ?? 0, draft.draftId, found);
  const kept = base === null ? null : parseContent(base.content);
  const baseHash = kept !== null && "content" in kept ? await context.work.hash(canonicalText(kept.content)) : null;
  const contentHash = draft.baseHash ?? "";
  const reference = base?.metadata ?? unknownMetadata;
  return {
    origin: "draft", sessionId: draft.sessionId, metadata, reference,
    base: base?.metadata === undefined ? { version: draft.baseVersion ?? 0, contentHash, savedAt: null, ...reference } : baseOf(base.metadata),
    unchanged: baseHash === null ? [] : [baseHash],
    original: base === null || baseHash === null ? null : { text: base.content, hash: contentHash, stateHashes: [baseHash] },
    current: { text, hash: await context.work.hash(text) },
  };
}

/** The version that a draft is based on: the server's current one, a kept one, or the text kept beside the draft. */
async function baseOfDraft(
  context: WorkbenchContext, sessionId: string, version: number, draftId: string, found: Stored<SessionMetadata> | null,
): Promise<{ metadata?: SessionMetadata; content: string } | null> {
  if (found?.metadata.version === version) return found;
  const replaced = found === null ? null : await context.backend.sessionVersion(sessionId, version);
  if (replaced?.kind === "found") return replaced;
  const kept = await context.drafts.base(draftId);
  return kept?.version === version ? { content: kept.content } : null;
}

async function openUnsaved(
  context: WorkbenchContext,
  origin: Opening["origin"],
  content: Content,
  metadata: Metadata,
  original: Original | null,
  own: OwnDraft | null,
  draftId?: string,
): Promise<Opened> {
  const text = canonicalText(content);
  const current = { text, hash: await context.work.hash(text) };
  const state = new SessionState({ origin, sessionId: null, base: null, metadata, reference: metadata, unchanged: [], original, current });
  return begin(context, state, content, own, draftId);
}

async function begin(context: WorkbenchContext, state: SessionState, content: Content, own: OwnDraft | null, draftId?: string): Promise<Opened> {
  state.unansweredCreate = own?.draft.unansweredCreate ?? null;
  const session = new Orchestrator(context, state, own, draftId);
  await session.begin(content);
  return { kind: "opened", session };
}
