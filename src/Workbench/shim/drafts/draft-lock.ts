import type { Environment } from "../browser/environment";
import { LOCK_PATIENCE_MS } from "../browser/patience";
import type { Draft } from "./draft";

/** A draft whose lock this tab has. */
export interface OwnDraft {
  draft: Draft;
  release: () => void;
}

const prefix = "webviz-portal:draft:";
const retryFor = 1_000;
const retryEach = 100;

/**
 * Browsers whose locks were waited for in vain, or refused: not asked again. The work goes on as if every lock were free, as without any.
 */
const silent = new WeakSet<Environment>();

/**
 * Takes the lock that says "the tab with this draft lives". Tried for a second, because a tab that reloads lets go late.
 * Returns how to let go, or null while another tab holds it.
 */
export async function holdDraft(environment: Environment, draftId: string): Promise<(() => void) | null> {
  for (let waited = 0; ; waited += retryEach) {
    const release = await tryHold(environment, draftId);
    if (release !== null || waited >= retryFor) return release;
    await new Promise<void>((resolve) => void environment.clock.after(retryEach, resolve));
  }
}

/** Ids of the drafts that living tabs hold. */
export async function heldDrafts(environment: Environment): Promise<Set<string>> {
  const { locks } = environment;
  if (locks === null || silent.has(environment)) return new Set();
  const found = await new Promise<LockManagerSnapshot>((resolve) => {
    const giveUp = (): void => {
      silent.add(environment);
      resolve({});
    };
    const stop = environment.clock.after(LOCK_PATIENCE_MS, giveUp);
    const ask = async (): Promise<LockManagerSnapshot> => locks.query();
    ask().then(resolve, giveUp).finally(stop);
  });
  const names = (found.held ?? []).map((lock) => lock.name ?? "").filter((name) => name.startsWith(prefix));
  return new Set(names.map((name) => name.slice(prefix.length)));
}

function tryHold(environment: Environment, draftId: string): Promise<(() => void) | null> {
  const { locks, clock } = environment;
  if (locks === null || silent.has(environment)) return Promise.resolve(() => {});
  return new Promise((resolve) => {
    let [isReleased, letGo] = [false, (): void => {}];
    const release = (): void => {
      isReleased = true;
      letGo();
    };
    const giveUp = (): void => {
      silent.add(environment);
      resolve(release);
    };
    const stop = clock.after(LOCK_PATIENCE_MS, giveUp);
    const ask = async (): Promise<unknown> =>
      locks.request(prefix + draftId, { ifAvailable: true }, (lock) => {
        stop();
        if (lock === null) {
          resolve(null);
          return undefined;
        }
        // The browser holds the lock as long as this promise is open, and lets go when the tab dies.
        return new Promise<void>((end) => {
          letGo = end;
          if (isReleased) end();
          else resolve(release);
        });
      });
    ask().catch(giveUp).finally(stop);
  });
}
