import { atom } from "jotai/vanilla";
import type { VectorEntry } from "../../data/ensembles";
import type { Choice } from "../../framework/controls";
import { ensembleSetAtom, type EnsembleChoice } from "../../framework/ensembles/ensemble-choice";
import { drawable, type Zoom } from "./zoom";

// What the user chose, and what is stored. Only the user changes it: what does not fit here is kept and told.
export const ensembleAtom = atom<string | null>(null);
export const compareAtom = atom<string | null>(null);
export const vectorAtom = atom<string | null>(null);
export const shownAtoms = { realizations: atom(true), mean: atom(true), band: atom(true), measured: atom(true) };
const drawnZoomAtom = atom<Zoom | null>(null);
/** Holds only what can be drawn, and so be stored and read, no matter what sets it. */
export const zoomAtom = atom(
  (get) => get(drawnZoomAtom),
  (_get, set, zoom: Zoom | null) => set(drawnZoomAtom, drawable(zoom)),
);

// What follows from it here and now.
export const chosenEnsembleAtom = atom((get) => find(get(ensembleSetAtom), get(ensembleAtom) ?? get(ensembleSetAtom)[0]?.ident ?? null));
export const comparedEnsembleAtom = atom((get) => {
  const compared = find(get(ensembleSetAtom), get(compareAtom));
  return compared === get(chosenEnsembleAtom) ? null : compared;
});
export const vectorsAtom = atom<readonly VectorEntry[]>((get) => get(chosenEnsembleAtom)?.entry?.vectors ?? []);
export const vectorNameAtom = atom((get) => get(vectorAtom) ?? get(vectorsAtom)[0]?.name ?? null);
export const vectorEntryAtom = atom((get) => get(vectorsAtom).find((vector) => vector.name === get(vectorNameAtom)) ?? null);

export const ensembleChoicesAtom = atom<readonly Choice[]>((get) =>
  get(ensembleSetAtom).map(({ ident, name }) => ({ value: ident, label: name })),
);
export const vectorChoicesAtom = atom<readonly Choice[]>((get) =>
  get(vectorsAtom).map(({ name, description }) => ({ value: name, label: `${name} · ${description}` })),
);

export const ensembleWarningAtom = atom((get) => warning(get(ensembleSetAtom), get(ensembleAtom)));
export const compareWarningAtom = atom((get) => warning(get(ensembleSetAtom), get(compareAtom)));
export const vectorWarningAtom = atom((get) => {
  const name = get(vectorAtom);
  if (name === null || get(vectorsAtom).length === 0 || get(vectorEntryAtom)) return null;
  return `${name} is not in this ensemble. Your choice is kept until you choose another.`;
});

/** Why no chart can be drawn now, or null. Nothing is said while ensembles are still loading. */
export const obstacleAtom = atom((get): { title: string; text: string; needsEnsembles?: true } | null => {
  const ensembles = get(ensembleSetAtom);
  const chosen = get(chosenEnsembleAtom);
  if (ensembles.length === 0 && get(ensembleAtom) === null)
    return { title: "No ensemble", text: "A chart needs at least one ensemble.", needsEnsembles: true };
  const problem = warning(ensembles, get(ensembleAtom) ?? ensembles[0]?.ident ?? null) ?? get(vectorWarningAtom);
  return problem === null ? null : { title: chosen ? (get(vectorNameAtom) ?? chosen.name) : "Nothing to draw", text: problem };
});

export function nameOf(ident: string): string {
  return ident.split("::")[1] ?? ident;
}

function find(ensembles: readonly EnsembleChoice[], ident: string | null): EnsembleChoice | null {
  return ensembles.find((ensemble) => ensemble.ident === ident) ?? null;
}

function warning(ensembles: readonly EnsembleChoice[], ident: string | null): string | null {
  if (ident === null) return null;
  const ensemble = find(ensembles, ident);
  if (!ensemble) return `${nameOf(ident)} is not in this session any more. Your choice is kept until you choose another.`;
  return ensemble.state === "unavailable" ? `${ensemble.name} is not available right now. Your choice is kept.` : null;
}
