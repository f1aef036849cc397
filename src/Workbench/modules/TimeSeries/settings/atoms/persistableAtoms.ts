import { atom, type Atom } from "jotai/vanilla";
import { selectAtom } from "jotai/vanilla/utils";
import type { VectorEntry } from "../../../../data/ensembles";
import type { EnsembleParameter } from "../../../../framework/ensembles/ensemble-parameters";
import { ParameterIdent } from "../../../../framework/ensembles/ensemble-parameters";
import { persistableFixableAtom } from "../../../../framework/state/fixable-atom";
import { sameValue } from "../../../../framework/state/same-value";
import { ensembleIdentsAtom as ensembleIdents, ensemblesOf } from "../../../_shared/ensemble-atoms";
import { parametersOf } from "../../../_shared/ensemble-data";
import { firstOfEach } from "../../../_shared/first-of-each";
import { together, type Loaded } from "../../../_shared/loaded";

/** As many lines of means as can be told apart, and as many charts as can be read. */
export const MOST_ENSEMBLES = 4;
export const MOST_VECTORS = 6;

export const ensembleIdentsAtom = ensembleIdents();

/** The ensembles chosen that the session has. */
export const chosenEnsemblesAtom = ensemblesOf(atom((get) => get(ensembleIdentsAtom).valueInContext.slice(0, MOST_ENSEMBLES)));

/** The vectors of the ensembles chosen; those of the first one first. */
export const vectorsHereAtom = atom<readonly VectorEntry[]>((get) => {
  const all = get(chosenEnsemblesAtom).flatMap(({ entry }) => entry?.vectors ?? []);
  return firstOfEach(all, ({ name }) => name);
});

/** None is no choice yet: the first. Without an ensemble nothing can be said of a name. */
export const vectorNamesAtom = persistableFixableAtom<readonly string[]>({
  initialValue: [],
  isValidFunction: ({ value, get }) => {
    const names = get(vectorsHereAtom).map(({ name }) => name);
    return names.length === 0 || (value.length > 0 && value.every((name) => names.includes(name)));
  },
  fixupFunction: ({ value, get }) => {
    const names = get(vectorsHereAtom).map(({ name }) => name);
    const left = ((value as readonly string[] | null | undefined) ?? []).filter((name) => names.includes(name));
    return left.length > 0 ? left : names.slice(0, 1);
  },
});

export const shownAtoms = {
  realizations: atom(true),
  mean: atom(true),
  band: atom(true),
  minMax: atom(false),
  measured: atom(true),
};

interface ParametersOfEnsemble {
  readonly ident: string;
  readonly parameters: readonly EnsembleParameter[];
}

/** The parameters of the ensembles chosen that have data here; the same until something of them changes. */
export const parametersHereAtom: Atom<Loaded<readonly ParametersOfEnsemble[]>> = selectAtom(
  atom((get) =>
    together(
      get(chosenEnsemblesAtom).flatMap(({ ident, entry }): Loaded<ParametersOfEnsemble>[] => {
        if (entry === null) return [];
        const parameters = get(parametersOf(ident));
        return [parameters.state === "ready" ? { state: "ready", value: { ident, parameters: parameters.value } } : parameters];
      }),
    ),
  ),
  (parameters) => parameters,
  sameValue,
);

/** Idents of the parameters that lines can be coloured by: those with numbers that vary. */
export const parameterIdentsAtom = atom<readonly string[]>((get) => {
  const here = get(parametersHereAtom);
  const all = here.state === "ready" ? here.value.flatMap(({ parameters }) => parameters) : [];
  return [...new Set(all.filter(varies).map(({ name, groupName }) => new ParameterIdent(name, groupName).toString()))];
});

/** The parameter that realizations are coloured by; null is the colour of their ensemble. */
export const colorByAtom = persistableFixableAtom<string | null>({
  initialValue: null,
  // Without an ensemble that is here nothing can be said of a parameter.
  isValidFunction: ({ value, get }) => value === null || get(vectorsHereAtom).length === 0 || get(parameterIdentsAtom).includes(value),
  fixupFunction: () => null,
  computeDependenciesState: ({ get }) => {
    const { state } = get(parametersHereAtom);
    return state === "ready" ? "loaded" : state === "failed" ? "error" : "loading";
  },
});

function varies({ values }: EnsembleParameter): boolean {
  return values.some((value) => typeof value === "number" && value !== values[0]);
}
