import type { Store } from "../module-context";
import { choiceBehind, Source, SourcedValue, type PersistableFixableAtom } from "./fixable-atom";

/**
 * Makes a stored or a template's value the user's own, once it is loaded and fits: from then on it follows what the user chooses upstream.
 * Works the same whether or not anything shows the atom. Answers how to stop waiting for it.
 */
export function promoteOnceValid(store: Store, fixable: PersistableFixableAtom<unknown>): () => void {
  const choice = choiceBehind(fixable);
  if (!choice) return () => undefined;
  let stop = (): void => undefined;
  const look = (): void => {
    const before = store.get(choice);
    if (before.source === Source.USER) return stop();
    if (!isSettled(store, fixable)) return;
    // Compare and set: what a user, or another module, chose meanwhile wins.
    queueMicrotask(() => {
      if (store.get(choice) === before && isSettled(store, fixable)) store.set(choice, new SourcedValue(before.value, Source.USER));
    });
  };
  stop = store.sub(fixable, look);
  look();
  return () => stop();
}

function isSettled(store: Store, fixable: PersistableFixableAtom<unknown>): boolean {
  const { isLoading, depsHaveError, isValidInContext } = store.get(fixable);
  return isValidInContext && !isLoading && !depsHaveError;
}
