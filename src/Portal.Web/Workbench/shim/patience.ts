import type { Clock } from "./environment";

/** How long an IndexedDB may take before it counts as one that never answers, ms. */
export const DATABASE_PATIENCE_MS = 2_000;

/** The same for Web Locks, which answer at once or not at all, ms. */
export const LOCK_PATIENCE_MS = 1_000;

/** The same for the worker, ms: what it leaves undone is done in the page. */
export const WORKER_PATIENCE_MS = 2_000;

/**
 * Calls after so much waiting. In two halves, because a machine that wakes up finds its timers due before the answers that came meanwhile.
 * Returns how to cancel.
 */
export function afterWaiting(clock: Pick<Clock, "after">, ms: number, callback: () => void): () => void {
  let cancel = clock.after(ms / 2, () => { cancel = clock.after(ms / 2, callback); });
  return () => cancel();
}
