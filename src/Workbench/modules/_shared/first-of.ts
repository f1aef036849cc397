import { atom, type WritableAtom } from "jotai/vanilla";
import type { PersistableFixableAtom } from "../../framework/state/fixable-atom";

/**
 * The first of several that were chosen, as modules with one have it: what is taken where nobody chose is nobody's. Set, it takes the place
 * of the first. Anything but a text is none of ours.
 */
export function firstOf(several: PersistableFixableAtom<readonly string[]>): WritableAtom<string | null, [unknown], void> {
  return atom(
    (get) => get(several).value[0] ?? null,
    (get, set, first: unknown) => {
      if (typeof first !== "string" || first === "") return;
      const [, ...others] = get(several).valueInContext;
      set(several, [first, ...others.filter((other) => other !== first)]);
    },
  );
}
