import type { Failure } from "../server/failure";
import type { StorageState } from "../drafts/draft";
import type { SessionState } from "./session-state";

/** The status in one word; what it means is in the design. */
export type StatusWord =
  | "Conflict"
  | "Storage full"
  | "Offline, will retry"
  | "Saving"
  | "Out of sync"
  | "Not saved yet"
  | "On this device only"
  | "Changed"
  | "Saved";

/** The word, and the time and version that stand beside it. */
export interface Status {
  word: StatusWord;
  /** ISO 8601; null where no time belongs to it. */
  at: string | null;
  /** Version on the server that the word speaks of; null where it speaks of none. */
  version: number | null;
}

/** What the status is made of. */
export interface StatusFacts {
  state: SessionState;
  isConflict: boolean;
  storage: StorageState;
  isSaving: boolean;
  /** When the contact was lost for a save that is tried again, ISO 8601 by this device's clock; null while there is contact. */
  offlineSince: string | null;
  /** The last failed save and when, ISO 8601 by this device's clock. */
  failed: { failure: Failure; at: string } | null;
  /** Whether there are edits that are in no draft yet. */
  hasEditsSince: boolean;
}

/** The first word that holds. */
export function statusOf(facts: StatusFacts): Status {
  const { state } = facts;
  const base: Omit<Status, "word"> = { at: state.base?.savedAt ?? null, version: state.base?.version ?? null };
  const newest: Omit<Status, "word"> = { at: state.newest?.updatedAt ?? null, version: state.newest?.version ?? null };
  if (facts.isConflict) return { word: "Conflict", ...newest };
  if (facts.storage !== "working") return { word: "Storage full", at: null, version: null };
  if (facts.offlineSince !== null) return { word: "Offline, will retry", at: facts.offlineSince, version: null };
  if (facts.isSaving) return { word: "Saving", at: null, version: null };
  if (state.newest !== null) return { word: "Out of sync", ...newest };
  if (state.sessionId === null) return { word: "Not saved yet", at: null, version: null };
  if (facts.failed !== null && (state.isChanged || state.isGone))
    return { word: "On this device only", at: facts.failed.at, version: null };
  return { word: state.isChanged || facts.hasEditsSince ? "Changed" : "Saved", ...base };
}
