import { atom, type WritableAtom } from "jotai/vanilla";
import type { PersistableFixableAtom } from "../../framework/state/fixable-atom";
import { ensembleAtom, parameterAtom } from "./settings/atoms/persistableAtoms";

/** The idents of the ensemble and of the parameter, as other modules have them. */
export const syncedSettings = { ENSEMBLE: named(ensembleAtom), PARAMETER: named(parameterAtom) } as const;

/** The choice itself: what it is fixed to is nobody's. Anything but a name is no choice of ours, so what is stored stays readable. */
function named(target: PersistableFixableAtom<string | null>): WritableAtom<string | null, [unknown], void> {
  return atom(
    (get) => get(target).value,
    (_get, set, value: unknown) => {
      if (typeof value === "string" && value !== "") set(target, value);
    },
  );
}
