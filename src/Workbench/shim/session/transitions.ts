import type { SessionEvent } from "./session-events";
import { sameCaption } from "./session-selectors";
import type { Base, DraftState, StartingPoint, SaveState, Sent, SessionState } from "./session-state";

// What the reducer is made of; pure, each from one state to the next.

type EventOf<K extends SessionEvent["kind"]> = Extract<SessionEvent, { kind: K }>;

export function opened(state: SessionState, { captured, edits }: EventOf<"opened">): SessionState {
  if (state.isOpened) return state;
  const { origin, unchanged, original } = state;
  // What was edited and read meanwhile is newer.
  const read = edits < state.capturedEdits ? {} : { current: captured, capturedEdits: edits };
  return {
    ...state,
    ...read,
    isOpened: true,
    unchanged: origin === "new" || origin === "server" ? [...unchanged, captured.stateHash] : unchanged,
    original:
      original === null || origin === "draft" ? original : { ...original, canonicalHashes: [...original.canonicalHashes, captured.hash] },
  };
}

/** The server has what was sent. What is current stays: edits made meanwhile are still changes. */
export function stored(state: SessionState, sent: Sent, base: Base): SessionState {
  const next = { ...rebased(state, base), unansweredSaves: [] };
  if (sent.text === null) return next;
  // Sent byte for byte, it stands for what it was read as, too.
  const known = state.original?.hash === sent.hash ? state.original.canonicalHashes : [];
  return { ...next, unchanged: [sent.stateHash], original: { text: sent.text, hash: sent.hash, canonicalHashes: [sent.hash, ...known] } };
}

export function created(state: SessionState, { sessionId, base, sent, wanted, before }: EventOf<"created">): SessionState {
  const caption = sameCaption(state.caption, before) ? wanted : state.caption;
  return { ...stored(state, sent, base), sessionId, caption, newest: null, createTry: null };
}

export function saveFailed(state: SessionState, { failure, at, retry }: EventOf<"saveFailed">): SessionState {
  const isWaiting = retry !== null && failure.kind === "offline" && !state.isClosed;
  const earlier = state.save.retry;
  const save: SaveState = {
    isRunning: false,
    failed: { failure, at },
    retry: isWaiting ? { since: earlier?.since ?? at, tries: (earlier?.tries ?? 0) + 1, isCaptionOnly: retry.isCaptionOnly } : null,
  };
  if (failure.kind === "conflict") return { ...state, save, isConflict: true, newest: failure.current ?? state.newest };
  return { ...state, save, isGone: state.isGone || failure.kind === "gone" };
}

/** The session is what the server has; what was read of the workbench before says nothing about it. */
export function replaced(state: SessionState, start: StartingPoint): SessionState {
  const edits = state.edits + 1;
  return {
    ...succeeded(state),
    ...start,
    isOpened: false,
    edits,
    capturedEdits: edits,
    newest: null,
    isConflict: false,
    isGone: false,
    signedOut: null,
  };
}

/** The work is now based on this version of the server. */
function rebased(state: SessionState, base: Base): SessionState {
  const { title, description } = base;
  const isKnown = state.newest !== null && state.newest.version <= base.version;
  return { ...state, base, reference: { title, description }, isGone: false, signedOut: null, newest: isKnown ? null : state.newest };
}

/** As {@link rebased}, whatever the content of that version is. */
export function rebasedUnknown(state: SessionState, base: Base): SessionState {
  return { ...rebased(state, base), unchanged: [], original: null };
}

/** No failed save is to be told of any more. */
export function succeeded(state: SessionState): SessionState {
  return changeSave(state, { failed: null, retry: null });
}

/** A draft that was removed meanwhile is not told of. */
export function storageChanged(state: SessionState, { seq, storage, at }: EventOf<"storageChanged">): SessionState {
  if (seq <= state.draft.removedSeq) return state;
  return changeDraft(state, { storage, keptAt: storage === "working" ? at : state.draft.keptAt });
}

export function changeSave(state: SessionState, changes: Partial<SaveState>): SessionState {
  return change(state, { save: change(state.save, changes) });
}

export function changeDraft(state: SessionState, changes: Partial<DraftState>): SessionState {
  return change(state, { draft: change(state.draft, changes) });
}

/** The same object where nothing changes. */
export function change<T extends object>(object: T, changes: Partial<T>): T {
  const isSame = (Object.keys(changes) as (keyof T)[]).every((key) => object[key] === changes[key]);
  return isSame ? object : { ...object, ...changes };
}

export function isSameText(one: { title: string; description: string | null }, other: typeof one): boolean {
  return one.title === other.title && one.description === other.description;
}
