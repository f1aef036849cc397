import { canonicalForms } from "../content/canonical";
import { parseContent, type Content, type ContentProblem } from "../content/content";
import type { OwnDraft } from "../drafts/draft-lock";
import type { Failure } from "../server/failure";
import { Orchestrator } from "./orchestrator";
import { serverStart } from "./server-start";
import { baseOf, beginState, capture, type Caption, type StartingPoint, type Original } from "./session-state";
import type { SessionMetadata, SnapshotMetadata } from "../server/wire";
import type { Stored } from "../server/backend";
import type { WorkbenchContext } from "./workbench-context";

/** Stored text that is no content of a workbench; it is given for download. */
export interface Unreadable {
  kind: "unreadable";
  problem: UnreadableProblem;
  text: string;
}

/** What is wrong with it. "thrown": the workbench or a module cannot show it. */
export type UnreadableProblem = ContentProblem | { kind: "thrown"; thrown: string };

export type Opened = { kind: "opened"; session: Orchestrator };

/** An empty session: untouched until something is edited. @param draftId The id in its address. */
export async function openNew(context: WorkbenchContext, content: Content, caption: Caption, draftId: string): Promise<Opened> {
  return openUnsaved(context, "new", content, caption, null, null, draftId);
}

/** A session from a template: unsaved work from its first moment. */
export async function openTemplate(context: WorkbenchContext, content: Content, caption: Caption, draftId: string): Promise<Opened> {
  return openUnsaved(context, "template", content, caption, null, null, draftId);
}

/** A session of one's own made from a snapshot; untouched, its first save sends the snapshot's text byte for byte. */
export async function openSnapshotCopy(
  context: WorkbenchContext,
  snapshot: Stored<SnapshotMetadata>,
  title: string,
  draftId: string,
): Promise<Opened | Unreadable> {
  return readable(snapshot.content, (content) => {
    const original: Original = { text: snapshot.content, hash: snapshot.metadata.contentHash, canonicalHashes: [] };
    return openUnsaved(context, "snapshot-copy", content, { title, description: snapshot.metadata.description }, original, null, draftId);
  });
}

/** A session from the server. */
export async function openSaved(context: WorkbenchContext, id: string): Promise<Opened | Unreadable | Failure> {
  const found = await context.backend.session(id);
  if (found.kind !== "found") return found;
  return readable(found.content, async (content) =>
    begin(context, await serverStart(context.work, found.metadata, found.content, content), content, null),
  );
}

/**
 * Goes on with a draft whose lock this tab has. Where the server has a newer version, saving goes through the conflict resolver; where it
 * no longer has the session, the work is a new one; without contact, the draft's own base counts.
 */
export async function openDraft(context: WorkbenchContext, own: OwnDraft): Promise<Opened | Unreadable | Failure> {
  return readable(own.draft.content, (content) => openDraftWith(context, own, content));
}

async function openDraftWith(context: WorkbenchContext, own: OwnDraft, content: Content): Promise<Opened | Failure> {
  const { draft } = own;
  const caption = { title: draft.title, description: draft.description };
  if (draft.sessionId === null) return openUnsaved(context, "draft", content, caption, null, own);
  const found = await context.backend.session(draft.sessionId);
  if (found.kind === "signed-out" || found.kind === "rejected") return found;
  if (found.kind === "gone") return openUnsaved(context, "draft", content, caption, null, own);
  const start = await startOn(context, own, content, found.kind === "found" ? found : null);
  const isNewer = found.kind === "found" && found.metadata.version !== draft.baseVersion;
  return begin(context, start, content, own, { newest: isNewer ? found.metadata : null });
}

/** Opens a stored text. Whatever goes wrong with it, in the workbench or a module, is told together with the text. */
async function readable<T>(text: string, open: (content: Content) => Promise<T>): Promise<T | Unreadable> {
  try {
    const parsed = parseContent(text);
    return "content" in parsed ? await open(parsed.content) : { kind: "unreadable", problem: parsed.problem, text };
  } catch (problem) {
    return { kind: "unreadable", problem: { kind: "thrown", thrown: String(problem) }, text };
  }
}

/** Title and description of a base that is not at hand: no allowed ones equal them, so that those of the draft count as changed. */
const unknownCaption: Caption = { title: "", description: "\u0000" };

async function startOn(
  context: WorkbenchContext,
  { draft }: OwnDraft,
  content: Content,
  found: Stored<SessionMetadata> | null,
): Promise<StartingPoint> {
  const caption: Caption = { title: draft.title, description: draft.description };
  const base = await baseOfDraft(context, draft.sessionId ?? "", draft.baseVersion ?? 0, draft.draftId, found);
  const kept = base === null ? null : parseContent(base.content);
  const known = kept !== null && "content" in kept ? await capture(context.work, canonicalForms(kept.content)) : null;
  const contentHash = draft.baseHash ?? "";
  const reference = base?.metadata ?? unknownCaption;
  return {
    origin: "draft",
    sessionId: draft.sessionId,
    caption,
    reference,
    base:
      base?.metadata === undefined ? { version: draft.baseVersion ?? 0, contentHash, savedAt: null, ...reference } : baseOf(base.metadata),
    unchanged: known === null ? [] : [known.stateHash],
    original: base === null || known === null ? null : { text: base.content, hash: contentHash, canonicalHashes: [known.hash] },
    current: await capture(context.work, canonicalForms(content)),
  };
}

/** The version that a draft is based on: the server's current one, a kept one, or the text kept beside the draft. */
async function baseOfDraft(
  context: WorkbenchContext,
  sessionId: string,
  version: number,
  draftId: string,
  found: Stored<SessionMetadata> | null,
): Promise<{ metadata?: SessionMetadata; content: string } | null> {
  if (found?.metadata.version === version) return found;
  const replaced = found === null ? null : await context.backend.sessionVersion(sessionId, version);
  if (replaced?.kind === "found") return replaced;
  const kept = await context.drafts.base(draftId);
  return kept?.version === version ? { content: kept.content } : null;
}

async function openUnsaved(
  context: WorkbenchContext,
  origin: StartingPoint["origin"],
  content: Content,
  caption: Caption,
  original: Original | null,
  own: OwnDraft | null,
  draftId?: string,
): Promise<Opened> {
  const current = await capture(context.work, canonicalForms(content));
  const start = { origin, sessionId: null, base: null, caption, reference: caption, unchanged: [], original, current };
  return begin(context, start, content, own, { draftId });
}

/** @param draftId For a new session: the id in its address, not yet in use. @param newest A version on the server that is newer. */
async function begin(
  context: WorkbenchContext,
  start: StartingPoint,
  content: Content,
  own: OwnDraft | null,
  { draftId, newest = null }: { draftId?: string | undefined; newest?: SessionMetadata | null } = {},
): Promise<Opened> {
  const state = beginState(start, {
    draft: {
      draftId: own?.draft.draftId ?? draftId ?? context.environment.newId(),
      seq: own?.draft.seq ?? 0,
      keptAt: own?.draft.savedAt ?? null,
      hasOneLayer: context.drafts.hasOneLayer,
    },
    newest,
    unansweredCreate: own?.draft.unansweredCreate ?? null,
  });
  const session = new Orchestrator(context, state, own);
  try {
    await session.begin(content);
  } catch (problem) {
    session.close();
    throw problem;
  }
  return { kind: "opened", session };
}
