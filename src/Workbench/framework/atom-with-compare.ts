import type { WritableAtom } from "jotai/vanilla";
import { atomWithReducer } from "jotai/vanilla/utils";

/** An atom that stays as it is when it is set to an equal value. */
export function atomWithCompare<T>(initialValue: T, areEqual: (before: T, next: T) => boolean): WritableAtom<T, [T], void> {
  return atomWithReducer(initialValue, (before: T, next: T) => (areEqual(before, next) ? before : next));
}
