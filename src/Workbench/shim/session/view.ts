import type { StorageState } from "../drafts/draft";
import { rejected, type Failure } from "../server/failure";
import type { SessionMetadata } from "../server/wire";
import { hasEditsSince, isChanged } from "./session-selectors";
import type { Origin, SessionState } from "./session-state";
import { statusOf, type Status } from "./status";

/** Everything that the page shows of an open session. */
export interface View {
  origin: Origin;
  sessionId: string | null;
  /** The draft of this work: what the address of a never-saved session names. */
  draftId: string;
  title: string;
  description: string | null;
  /** Version on the server that the work is based on. */
  version: number | null;
  status: Status;
  isChanged: boolean;
  isSaving: boolean;
  /** A clean session cannot be saved; a never-saved one can, even empty. */
  canSave: boolean;
  /** Why the last save failed; null once one succeeded. */
  failure: Failure | null;
  /** A version on the server that is newer than the base. */
  newest: SessionMetadata | null;
  isGone: boolean;
  /** Whether the sign-in has expired. */
  isSignedOut: boolean;
  /** Full or blocked: the automatic backup is off. */
  storage: StorageState;
  /** Whether the drafts lie in one place only, because the browser's database does not answer. */
  hasOneLayer: boolean;
  /** When unsaved work was last kept in this browser, ISO 8601 by this device's clock; null where it was not, or nothing is unsaved. */
  keptAt: string | null;
  /** Why unsaved work cannot be kept at the moment: the storage, or a workbench that cannot be read; null while it can. */
  keepingProblem: "full" | "blocked" | "unread" | null;
  /** Whether a save waits for the contact to come back. */
  isWaiting: boolean;
  /** Bytes of UTF-8 that the content takes. */
  sizeBytes: number;
}

/** Everything that the page shows, out of everything that is known. */
export function viewOf(state: SessionState): View {
  const { save, draft } = state;
  const isUnsaved = isChanged(state) || hasEditsSince(state);
  const unread = state.unread === null ? null : rejected({ kind: "unread-workbench", thrown: state.unread });
  return {
    origin: state.origin,
    sessionId: state.sessionId,
    draftId: draft.draftId,
    ...state.caption,
    version: state.base?.version ?? null,
    status: statusOf(state),
    isChanged: isUnsaved,
    isSaving: save.isRunning,
    canSave: isUnsaved || state.sessionId === null,
    failure: save.failed?.failure ?? unread,
    newest: state.newest,
    isGone: state.isGone,
    isSignedOut: state.signedOut !== null,
    storage: draft.storage,
    hasOneLayer: draft.hasOneLayer,
    sizeBytes: state.current.sizeBytes,
    keptAt: isUnsaved ? draft.keptAt : null,
    // Storage comes first: without it nothing is kept at all.
    keepingProblem: draft.storage === "working" ? unread && "unread" : draft.storage,
    isWaiting: save.retry !== null,
  };
}
