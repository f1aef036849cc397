import { hasEditsSince, isChanged } from "./session-selectors";
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

/** The first word that holds. */
export function statusOf(state: SessionState): Status {
  const { base, newest, save } = state;
  const ofNewest: Omit<Status, "word"> = { at: newest?.updatedAt ?? null, version: newest?.version ?? null };
  if (state.isConflict) return { word: "Conflict", ...ofNewest };
  if (state.draft.storage !== "working") return { word: "Storage full", at: null, version: null };
  if (save.retry !== null) return { word: "Offline, will retry", at: save.retry.since, version: null };
  if (save.isRunning) return { word: "Saving", at: null, version: null };
  if (newest !== null) return { word: "Out of sync", ...ofNewest };
  if (state.sessionId === null) return { word: "Not saved yet", at: null, version: null };
  if (save.failed !== null && (isChanged(state) || state.isGone)) return { word: "On this device only", at: save.failed.at, version: null };
  const word = isChanged(state) || hasEditsSince(state) ? "Changed" : "Saved";
  return { word, at: base?.savedAt ?? null, version: base?.version ?? null };
}
