import type { Setter, WritableAtom } from "jotai/vanilla";

/** Sets an atom unless the value is undefined, so that what was not stored keeps the atom's default; null is set. */
export function setIfDefined<T>(set: Setter, target: WritableAtom<unknown, [T], unknown>, value: T | undefined): void {
  if (value !== undefined) set(target, value);
}
