import type { SessionEvent } from "./session-events";
import { isChanged, sameMetadata } from "./session-selectors";
import { atRest, type Base, type DraftState, type Opening, type SaveState, type Sent, type SessionState } from "./session-state";

type EventOf<K extends SessionEvent["kind"]> = Extract<SessionEvent, { kind: K }>;

/** Answers to what was sent before the session was closed: they still count, so that the page can say what became of it. */
const afterClosing: ReadonlySet<SessionEvent["kind"]> = new Set(["stored", "saved", "saveFailed", "created", "createRefused"]);

/** What a look at the server or a choice between versions says of a saved session: nothing while a save may change what it speaks of. */
const betweenSaves: ReadonlySet<SessionEvent["kind"]> = new Set([
  "serverNewer",
  "saveRecognised",
  "serverAnswered",
  "serverGone",
  "signedOut",
  "replaced",
  "merged",
  "overwriteChosen",
]);

/** The state after an event. An event that cannot be, or that changes nothing, gives the same object. */
export function reduce(state: SessionState, event: SessionEvent): SessionState {
  if (state.isClosed && !afterClosing.has(event.kind)) return state;
  if (betweenSaves.has(event.kind) && (state.save.isRunning || state.sessionId === null)) return state;
  switch (event.kind) {
    case "edited":
      return { ...state, edits: state.edits + 1 };
    case "looked":
      return { ...state, looks: state.looks + 1 };
    case "paused":
      return change(state, { pausedAt: state.edits + state.looks });
    case "renamed":
      return isSameText(event.metadata, state.metadata) ? state : { ...state, metadata: event.metadata };
    case "opened":
      return opened(state, event);
    case "captured":
      if (event.edits < state.capturedEdits) return state;
      return change(state, { current: event.captured, capturedEdits: event.edits, unread: null });
    case "captureFailed":
      return change(state, { unread: event.problem });
    case "saveStarted":
      return changeSave(state, { isRunning: true });
    case "saveUnanswered":
      if (!state.save.isRunning) return state;
      return { ...state, unansweredSaves: [...state.unansweredSaves, { baseVersion: event.baseVersion, sent: event.sent }] };
    case "stored":
      return state.save.isRunning ? stored(state, event.sent, event.base) : state;
    case "saved":
      return state.save.isRunning ? { ...state, save: atRest, isConflict: false } : state;
    case "saveFailed":
      return state.save.isRunning ? saveFailed(state, event) : state;
    case "nothingToSave":
      return isChanged(state) ? state : succeeded(state);
    case "createTried":
      return state.save.isRunning ? change(state, { createTry: event.createTry }) : state;
    case "createRefused":
      return change(state, { createTry: null });
    case "created":
      return state.save.isRunning ? created(state, event) : state;
    case "snapshotTried":
      return { ...state, snapshotTry: { key: event.key, body: event.body } };
    case "snapshotAnswered":
      return change(state, { snapshotTry: null });
    case "serverNewer":
      return event.found.version > (state.newest ?? state.base ?? event.found).version ? { ...state, newest: event.found } : state;
    case "saveRecognised":
      return succeeded(stored(state, event.sent, event.base));
    case "serverAnswered":
      return change(state.isGone ? succeeded(state) : state, { isGone: false, signedOut: null });
    case "serverGone":
      return changeSave(change(state, { isGone: true, signedOut: null }), {
        failed: state.save.failed ?? { failure: event.failure, at: event.at },
      });
    case "signedOut":
      return change(state, { signedOut: event.failure });
    case "replaced":
      return replaced(state, event.opening);
    case "merged":
      return {
        ...succeeded(rebasedUnknown(state, event.base)),
        metadata: event.metadata,
        isConflict: false,
        edits: state.edits + 1,
      };
    case "overwriteChosen":
      return { ...rebasedUnknown(state, event.base), isConflict: false };
    case "draftBegun":
      return changeDraft(state, { seq: event.seq, says: event.says });
    case "draftLeft":
      return changeDraft(state, { seq: event.seq, leftAtEdit: event.edits });
    case "storageChanged":
      return storageChanged(state, event);
    case "baseKept":
      return changeDraft(state, { baseVersion: event.version });
    case "layersFound":
      return changeDraft(state, { hasOneLayer: event.hasOneLayer });
    case "draftRemoved":
      return changeDraft(state, { removedSeq: state.draft.seq, says: null, baseVersion: null, keptAt: null, storage: "working" });
    case "closed":
      return { ...state, isClosed: true };
  }
}

function opened(state: SessionState, { captured, edits }: EventOf<"opened">): SessionState {
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
function stored(state: SessionState, sent: Sent, base: Base): SessionState {
  const next = { ...rebased(state, base), unansweredSaves: [] };
  if (sent.text === null) return next;
  // Sent byte for byte, it stands for what it was read as, too.
  const known = state.original?.hash === sent.hash ? state.original.canonicalHashes : [];
  return { ...next, unchanged: [sent.stateHash], original: { text: sent.text, hash: sent.hash, canonicalHashes: [sent.hash, ...known] } };
}

function created(state: SessionState, { sessionId, base, sent, wanted, before }: EventOf<"created">): SessionState {
  const metadata = sameMetadata(state.metadata, before) ? wanted : state.metadata;
  return { ...stored(state, sent, base), sessionId, metadata, newest: null, createTry: null };
}

function saveFailed(state: SessionState, { failure, at, retry }: EventOf<"saveFailed">): SessionState {
  const isWaiting = retry !== null && failure.kind === "offline" && !state.isClosed;
  const earlier = state.save.retry;
  const save: SaveState = {
    isRunning: false,
    failed: { failure, at },
    retry: isWaiting ? { since: earlier?.since ?? at, tries: (earlier?.tries ?? 0) + 1, isMetadataOnly: retry.isMetadataOnly } : null,
  };
  if (failure.kind === "conflict") return { ...state, save, isConflict: true, newest: failure.current ?? state.newest };
  return { ...state, save, isGone: state.isGone || failure.kind === "gone" };
}

/** The session is what the server has; what was read of the workbench before says nothing about it. */
function replaced(state: SessionState, opening: Opening): SessionState {
  const edits = state.edits + 1;
  return {
    ...succeeded(state),
    ...opening,
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
function rebasedUnknown(state: SessionState, base: Base): SessionState {
  return { ...rebased(state, base), unchanged: [], original: null };
}

/** No failed save is to be told of any more. */
function succeeded(state: SessionState): SessionState {
  return changeSave(state, { failed: null, retry: null });
}

/** A draft that was removed meanwhile is not told of. */
function storageChanged(state: SessionState, { seq, storage, at }: EventOf<"storageChanged">): SessionState {
  if (seq <= state.draft.removedSeq) return state;
  return changeDraft(state, { storage, keptAt: storage === "working" ? at : state.draft.keptAt });
}

function changeSave(state: SessionState, changes: Partial<SaveState>): SessionState {
  return change(state, { save: change(state.save, changes) });
}

function changeDraft(state: SessionState, changes: Partial<DraftState>): SessionState {
  return change(state, { draft: change(state.draft, changes) });
}

/** The same object where nothing changes. */
function change<T extends object>(object: T, changes: Partial<T>): T {
  const isSame = (Object.keys(changes) as (keyof T)[]).every((key) => object[key] === changes[key]);
  return isSame ? object : { ...object, ...changes };
}

function isSameText(one: { title: string; description: string | null }, other: typeof one): boolean {
  return one.title === other.title && one.description === other.description;
}
