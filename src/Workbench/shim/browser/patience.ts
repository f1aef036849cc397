import type { Clock } from "./browser-clock";

/** How long an IndexedDB may take before it counts as one that never answers, ms. */
export const DATABASE_PATIENCE_MS = 2_000;

/** The same for Web Locks, which answer at once or not at all, ms. */
export const LOCK_PATIENCE_MS = 1_000;

/** The same for the worker, ms: what it leaves undone is done in the page. */
export const WORKER_PATIENCE_MS = 2_000;

/** How long a server may keep silent before or while it answers, ms. A long answer is as good as it goes on. */
export const ANSWER_PATIENCE_MS = 10_000;

/** The same for what has a long way to go on a slow line: a body that is sent, or a file that comes in one piece, ms. */
export const SENDING_PATIENCE_MS = 60_000;

/** How long a place may take to open while nobody is asked anything, ms. Everything on the way has a shorter end of its own. */
export const OPENING_PATIENCE_MS = 60_000;

/** What comes of the work; rejects with a TimeoutError when nothing does in time. */
export function inTime<T>(clock: Pick<Clock, "after">, ms: number, work: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = afterWaiting(clock, ms, () => reject(new DOMException(`No answer in ${ms / 1000} s.`, "TimeoutError")));
    work.then(resolve, reject).finally(stop);
  });
}

/**
 * Calls after so much waiting. In two halves, because a machine that wakes up finds its timers due before the answers that came meanwhile.
 * Returns how to cancel.
 */
export function afterWaiting(clock: Pick<Clock, "after">, ms: number, callback: () => void): () => void {
  let cancel = clock.after(ms / 2, () => {
    cancel = clock.after(ms / 2, callback);
  });
  return () => cancel();
}
