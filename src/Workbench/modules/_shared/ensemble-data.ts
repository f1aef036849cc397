import { atom, type Atom } from "jotai/vanilla";
import {
  loadParameters,
  loadSurface,
  loadVector,
  loadVolumes,
  type EnsembleEntry,
  type Surface,
  type VectorData,
  type VolumeTable,
} from "../../data/ensembles";
import { ensembleSetAtom } from "../../framework/ensembles/ensemble-choice";
import type { EnsembleParameter } from "../../framework/ensembles/ensemble-parameters";
import { attemptsAtom, loaded, type Loaded } from "./loaded";

/** Data of ensembles, each piece loaded once a module instance, when it is first asked for; shared by whatever in the module asks. */

/** Where an ensemble's data is; null while that is not known. Only a change of it loads anything again. */
const entryOf = family((ident: string) => atom((get) => get(ensembleSetAtom).find((ensemble) => ensemble.ident === ident)?.entry ?? null));

const vectors = family((key: string) => {
  const [ident = "", name = ""] = key.split("|");
  return ofEnsemble(ident, (entry, signal) => {
    const vector = entry.vectors.find((candidate) => candidate.name === name);
    return vector ? loadVector(entry, vector, signal) : Promise.reject(new Error(`${name} is not in ${entry.name}.`));
  });
});

const parametersGiven = family((ident: string) =>
  atom((get) => get(ensembleSetAtom).find((ensemble) => ensemble.ident === ident)?.parameters ?? null),
);

const parametersLoaded = family((ident: string) =>
  ofEnsemble(ident, async (entry, signal): Promise<readonly EnsembleParameter[]> => {
    const parameters = await loadParameters(entry, signal);
    return parameters.map(({ values, ...parameter }) => ({ ...parameter, groupName: null, values: [...values] }));
  }),
);

const volumes = family((ident: string) => ofEnsemble(ident, loadVolumes));

const surfaces = family((key: string) => {
  const [ident, name, attribute] = JSON.parse(key) as [string, string, string];
  return ofEnsemble(ident, (entry, signal) => {
    const surface = entry.surfaces.find((candidate) => candidate.name === name && candidate.attribute === attribute);
    return surface ? loadSurface(entry, surface, signal) : Promise.reject(new Error(`${name} is not in ${entry.name}.`));
  });
});

/** A surface of an ensemble, with all its realizations. */
export function surfaceOf(ident: string, name: string, attribute: string): Atom<Loaded<Surface>> {
  return surfaces(JSON.stringify([ident, name, attribute]));
}

/** The values of a vector of an ensemble. */
export function vectorOf(ident: string, vectorName: string): Atom<Loaded<VectorData>> {
  return vectors(`${ident}|${vectorName}`);
}

/** What varies between the realizations of an ensemble: as the workbench knows it, else loaded. */
export const parametersOf = family((ident: string) =>
  atom((get): Loaded<readonly EnsembleParameter[]> => {
    const given = get(parametersGiven(ident));
    return given ? { state: "ready", value: given } : get(parametersLoaded(ident));
  }),
);

/** The in-place volumes of an ensemble. */
export function volumesOf(ident: string): Atom<Loaded<VolumeTable>> {
  return volumes(ident);
}

function ofEnsemble<T>(ident: string, load: (entry: EnsembleEntry, signal: AbortSignal) => Promise<T>): Atom<Loaded<T>> {
  return loaded(
    atom((get, { signal }): Promise<T> => {
      get(attemptsAtom);
      const entry = get(entryOf(ident));
      // What is known later is asked for then.
      return entry ? load(entry, signal) : new Promise(() => undefined);
    }),
  );
}

/** One atom for each key; the values are the module instance's own. */
function family<A>(make: (key: string) => A): (key: string) => A {
  const made = new Map<string, A>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const next = make(key);
    made.set(key, next);
    return next;
  };
}
