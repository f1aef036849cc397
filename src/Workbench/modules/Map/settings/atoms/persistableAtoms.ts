import { atom, type Getter } from "jotai/vanilla";
import type { SurfaceEntry } from "../../../../data/ensembles";
import { ensembleSetAtom, realizationsIn, realizationsText } from "../../../../framework/ensembles/ensemble-choice";
import { persistableFixableAtom, type DependenciesState } from "../../../../framework/state/fixable-atom";
import { ensembleIdentAtom } from "../../../_shared/ensemble-atoms";
import { paletteNames, type PaletteName, type Range, type Statistic, type SurfaceName } from "../serialized-settings";

const kept = "Your choice is kept until you choose another.";

export const ensembleAtom = ensembleIdentAtom();
/** The chosen ensemble, where the session has it. */
export const chosenEnsembleAtom = atom((get) => {
  const ident = get(ensembleAtom).valueInContext;
  return get(ensembleSetAtom).find((ensemble) => ensemble.ident === ident) ?? null;
});
const stateOfEnsemble = ({ get }: { get: Getter }): DependenciesState =>
  get(chosenEnsembleAtom)?.state === "loading" ? "loading" : "loaded";

export const surfacesAtom = atom((get): readonly SurfaceEntry[] => get(chosenEnsembleAtom)?.entry?.surfaces ?? []);
export const surfaceAtom = persistableFixableAtom<SurfaceName | null>({
  initialValue: null,
  isValidFunction: ({ value, get }) => get(surfacesAtom).length === 0 || get(surfacesAtom).some((surface) => isNamed(surface, value)),
  fixupFunction: ({ get }) => {
    const [first] = get(surfacesAtom);
    return first ? nameOf(first) : null;
  },
  computeDependenciesState: stateOfEnsemble,
});
export const surfaceEntryAtom = atom((get) => {
  const { valueInContext } = get(surfaceAtom);
  return get(surfacesAtom).find((surface) => isNamed(surface, valueInContext)) ?? null;
});
export const surfaceWarningAtom = atom((get) => {
  const { value, valueInContext, isValidInContext } = get(surfaceAtom);
  if (isValidInContext || value === null || valueInContext === null) return null;
  return `${surfaceText(value)} is not in this ensemble: ${surfaceText(valueInContext)} is drawn. ${kept}`;
});

export const statisticAtom = atom<Statistic>("mean");

/** Numbers of the realizations that the session's filter leaves. */
export const realizationsAtom = atom((get): readonly number[] => {
  const ensemble = get(chosenEnsembleAtom);
  return ensemble === null ? [] : realizationsIn(ensemble);
});
/** Number of the realization that is drawn; null is no choice yet. */
export const realizationAtom = persistableFixableAtom<number | null>({
  initialValue: null,
  isValidFunction: ({ value, get }) => get(realizationsAtom).length === 0 || (value !== null && get(realizationsAtom).includes(value)),
  fixupFunction: ({ get }) => get(realizationsAtom)[0] ?? null,
  computeDependenciesState: stateOfEnsemble,
});
export const realizationWarningAtom = atom((get) => {
  const { value, valueInContext, isValidInContext } = get(realizationAtom);
  const ensemble = get(chosenEnsembleAtom);
  if (isValidInContext || value === null || valueInContext === null || ensemble === null) return null;
  return `Realization ${value} is not among the ${realizationsText(ensemble)}: ${valueInContext} is drawn. ${kept}`;
});

/** Whether the realization that other modules point at is drawn meanwhile. */
export const followsHoverAtom = atom(true);
export const paletteAtom = atom<PaletteName>(paletteNames[0]);
/** Whether the palette begins at the highest value. */
export const isReversedAtom = atom(false);
export const contoursShownAtom = atom(true);

const wantedRangeAtom = atom<Range | null>(null);
/** The fixed range of the colours; null, that of the values, for what is none. */
export const rangeAtom = atom(
  (get) => get(wantedRangeAtom),
  (_get, set, range: Range | null) => {
    // No minus zero: JSON has none.
    set(wantedRangeAtom, range !== null && isRange(range) ? { low: range.low + 0, high: range.high + 0 } : null);
  },
);

export function isRange({ low, high }: Range): boolean {
  return low < high && Number.isFinite(high - low);
}

/** "Top reservoir, depth". */
export function surfaceText({ surfaceName, attributeName }: SurfaceName): string {
  return `${surfaceName}, ${attributeName}`;
}

export function nameOf({ name, attribute }: SurfaceEntry): SurfaceName {
  return { surfaceName: name, attributeName: attribute };
}

function isNamed({ name, attribute }: SurfaceEntry, chosen: SurfaceName | null): boolean {
  return chosen !== null && name === chosen.surfaceName && attribute === chosen.attributeName;
}
