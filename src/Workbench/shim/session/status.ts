import { hasEditsSince, isChanged } from "./session-selectors";
import type { SessionState } from "./session-state";

/** How a session stands, the most urgent first. "onThisDeviceOnly": the last save failed, and the draft is written. */
export type StatusKind =
  | "conflict"
  | "storageFull"
  | "offlineRetrying"
  | "saving"
  | "outOfSync"
  | "notSavedYet"
  | "onThisDeviceOnly"
  | "changed"
  | "saved";

/** How a session stands, and the time and version that belong to it. */
export interface Status {
  kind: StatusKind;
  /** ISO 8601; null where no time belongs to it. */
  at: string | null;
  /** Version on the server that is meant; null where none is. */
  version: number | null;
}

/** The first kind that holds. */
export function statusOf(state: SessionState): Status {
  const { base, newest, save } = state;
  const ofNewest: Omit<Status, "kind"> = { at: newest?.updatedAt ?? null, version: newest?.version ?? null };
  if (state.isConflict) return { kind: "conflict", ...ofNewest };
  if (state.draft.storage !== "working") return { kind: "storageFull", at: null, version: null };
  if (save.retry !== null) return { kind: "offlineRetrying", at: save.retry.since, version: null };
  if (save.isRunning) return { kind: "saving", at: null, version: null };
  if (newest !== null) return { kind: "outOfSync", ...ofNewest };
  if (state.sessionId === null) return { kind: "notSavedYet", at: null, version: null };
  if (save.failed !== null && (isChanged(state) || state.isGone)) return { kind: "onThisDeviceOnly", at: save.failed.at, version: null };
  const kind = isChanged(state) || hasEditsSince(state) ? "changed" : "saved";
  return { kind, at: base?.savedAt ?? null, version: base?.version ?? null };
}
