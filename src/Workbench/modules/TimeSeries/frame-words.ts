import { atom, type Getter } from "jotai/vanilla";
import { ensembleSetAtom, realizationsText } from "../../framework/ensembles/ensemble-choice";
import { ensembleNameIn, ensembleWarnings, nameAmong } from "../_shared/ensemble-atoms";
import { drawnVectorsAtom } from "./series";
import {
  chosenEnsemblesAtom,
  colorByAtom,
  ensembleIdentsAtom,
  MOST_ENSEMBLES,
  MOST_VECTORS,
  vectorNamesAtom,
  vectorsHereAtom,
} from "./settings/atoms/persistableAtoms";

/** Beside the module's title: vectors, ensembles, and how many realizations a filter leaves. */
export function subject(get: Getter): string {
  const vectors = get(drawnVectorsAtom);
  const [first] = vectors;
  const what = vectors.length === 1 && first ? [first.name, first.unit] : [vectors.map(({ name }) => name).join(", ")];
  const ensembles = get(chosenEnsemblesAtom).map((ensemble) => {
    const text = realizationsText(ensemble);
    const name = nameAmong(get(ensembleSetAtom), ensemble);
    return text.includes(" of ") ? `${name}, ${text}` : name;
  });
  return [...what, ...ensembles].filter(Boolean).join(" · ");
}

export const ensembleWarningsAtom = ensembleWarnings(atom((get) => get(ensembleIdentsAtom).valueInContext));

export const vectorWarningsAtom = atom<readonly string[]>((get) => {
  const { value, valueInContext, isValidInContext } = get(vectorNamesAtom);
  const here = get(vectorsHereAtom);
  const gone = isValidInContext || here.length === 0 ? [] : value.filter((name) => !here.some((vector) => vector.name === name));
  return [
    ...gone.map((name) => `${name} is not in ${inEnsembles(get)}. Your choice is kept until you choose another.`),
    ...(valueInContext.length > MOST_VECTORS ? [`The first ${MOST_VECTORS} of them are shown.`] : []),
  ];
});

export const colorWarningAtom = atom((get) => {
  const { value, isValidInContext } = get(colorByAtom);
  return isValidInContext || value === null
    ? null
    : `${value} is not in ${inEnsembles(get)}. Your choice is kept until you choose another.`;
});

/** What is not drawn although it was chosen, for the frame. */
export const missingAtom = atom<readonly string[]>((get) => {
  const { valueInContext: idents } = get(ensembleIdentsAtom);
  return [
    ...get(ensembleWarningsAtom),
    ...get(vectorWarningsAtom),
    ...(idents.length > MOST_ENSEMBLES ? [`The first ${MOST_ENSEMBLES} ensembles are shown.`] : []),
  ];
});

export interface Obstacle {
  readonly title: string;
  readonly text: string;
  readonly needsEnsembles?: true;
}

/** Why no chart can be drawn now, or null. Nothing is said while ensembles are still loading. */
export const obstacleAtom = atom((get): Obstacle | null => {
  const idents = get(ensembleIdentsAtom).valueInContext;
  if (idents.length === 0) return { title: "No ensemble", text: "A chart needs at least one ensemble.", needsEnsembles: true };
  const ensembles = get(chosenEnsemblesAtom);
  const warnings = get(ensembleWarningsAtom);
  if (warnings.length === idents.length) {
    const [ident = ""] = idents;
    const name = get(ensembleSetAtom).find((ensemble) => ensemble.ident === ident)?.name ?? ensembleNameIn(ident);
    return { title: ensembles.length === 0 ? "Nothing to draw" : name, text: warnings.join(" ") };
  }
  if (get(drawnVectorsAtom).length > 0 || ensembles.some(({ state }) => state === "loading")) return null;
  return { title: get(vectorNamesAtom).value[0] ?? "No vector", text: get(vectorWarningsAtom)[0] ?? "This ensemble has no vectors." };
});

function inEnsembles(get: Getter): string {
  return get(chosenEnsemblesAtom).length === 1 ? "this ensemble" : "these ensembles";
}
