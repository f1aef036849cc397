import type { Environment } from "./environment";

const prefix = "webviz-portal:draft:";
const retryFor = 1_000;
const retryEach = 100;

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
  const locks = await environment.locks?.query();
  const names = (locks?.held ?? []).map((lock) => lock.name ?? "").filter((name) => name.startsWith(prefix));
  return new Set(names.map((name) => name.slice(prefix.length)));
}

function tryHold(environment: Environment, draftId: string): Promise<(() => void) | null> {
  const { locks } = environment;
  if (locks === null) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    locks.request(prefix + draftId, { ifAvailable: true }, (lock) => {
      if (lock === null) {
        resolve(null);
        return undefined;
      }
      // The browser holds the lock as long as this promise is open, and lets go when the tab dies.
      return new Promise<void>((release) => resolve(() => release()));
    }).catch(reject);
  });
}
