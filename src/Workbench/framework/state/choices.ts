import type { Atom, Getter } from "jotai/vanilla";
import { choiceBehind } from "./fixable-atom";
import { isOfWorkbench } from "./of-workbench";
import { sameValue } from "./same-value";

/** The raw choices, before any fix-up, that a part of a module's state comes from. */
export type Choices = Map<Atom<unknown>, unknown>;

/**
 * The choices behind what `read` gets. Atoms that only derive are followed to what they read; what loads (a promise) is not. `atoms` are
 * choices, too, whether `read` asks for them now or not.
 */
export function choicesBehind(get: Getter, read: (get: Getter) => unknown, atoms: Iterable<Atom<unknown>> = []): Choices {
  const found: Choices = new Map();
  const followed = new Set<Atom<unknown>>();
  const tracking: Getter = (asked) => {
    const value = get(asked);
    const choice = choiceBehind(asked);
    if (choice) found.set(choice, get(choice).value);
    else if (isOfWorkbench(asked)) return value;
    else if ("init" in asked) found.set(asked, value);
    else if (!followed.has(asked) && !(value instanceof Promise)) {
      followed.add(asked);
      attempt(() => asked.read(tracking, noSetting));
    }
    return value;
  };
  attempt(() => read(tracking));
  for (const each of atoms) attempt(() => tracking(each));
  return found;
}

/**
 * Whether all choices are what they were. What is read depends on what is loaded: a choice that was not asked for before counts as
 * unchanged, and is known from now on.
 */
export function sameChoices(before: Choices, now: Choices): boolean {
  let same = true;
  for (const [atom, value] of now) {
    if (!before.has(atom)) before.set(atom, value);
    else if (!isKnownSame(before.get(atom), value)) same = false;
  }
  return same;
}

/** What cannot be compared, a circle or an `equals` that throws, counts as another: the one who writes it is told. */
function isKnownSame(before: unknown, now: unknown): boolean {
  try {
    return sameValue(before, now);
  } catch {
    return false;
  }
}

const noSetting = { signal: new AbortController().signal } as { readonly signal: AbortSignal; readonly setSelf: never };

/** What cannot be read now has its choices as far as it came. */
function attempt(read: () => unknown): void {
  try {
    read();
  } catch {
    // The one who reads it for good is told.
  }
}
