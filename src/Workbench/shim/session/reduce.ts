import type { SessionEvent } from "./session-events";
import { isChanged } from "./session-selectors";
import { atRest, type SessionState } from "./session-state";
import {
  change,
  changeDraft,
  changeSave,
  created,
  isSameText,
  opened,
  rebasedUnknown,
  replaced,
  saveFailed,
  storageChanged,
  stored,
  succeeded,
} from "./transitions";

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
      return isSameText(event.caption, state.caption) ? state : { ...state, caption: event.caption };
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
      return { ...state, snapshotTry: event.snapshotTry };
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
      return replaced(state, event.start);
    case "merged":
      return {
        ...succeeded(rebasedUnknown(state, event.base)),
        caption: event.caption,
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
