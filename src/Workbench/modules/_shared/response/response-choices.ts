import { atom, type Atom, type Getter } from "jotai/vanilla";
import type { EnsembleEntry, VectorEntry } from "../../../data/ensembles";
import type { EnsembleChoice } from "../../../framework/ensembles/ensemble-choice";
import { persistableFixableAtom, type DependenciesState, type PersistableFixableAtom } from "../../../framework/state/fixable-atom";
import { ensemblesOf } from "../ensemble-atoms";
import { nearestTime, timesOf, timeText } from "./vector-times";

/** The choice of a response: a vector of some ensembles at a time, a value a realization. */
export interface ResponseChoices {
  /** Those of the ensembles chosen that the session has. */
  readonly ensembles: Atom<readonly EnsembleChoice[]>;
  /** Name of the vector; null is no choice yet. */
  readonly vector: PersistableFixableAtom<string | null>;
  /** Ms since 1970, UTC; null is no choice yet: the last time that all have. */
  readonly time: PersistableFixableAtom<number | null>;
  readonly vectors: Atom<readonly VectorEntry[]>;
  readonly times: Atom<readonly number[]>;
  /** What is to be said of stored choices that do not fit: what is drawn in their place. */
  readonly vectorWarning: Atom<string | null>;
  readonly timeWarning: Atom<string | null>;
}

/** @param idents The ensembles that are chosen. */
export function responseChoices(idents: Atom<readonly string[]>): ResponseChoices {
  const ensembles = ensemblesOf(idents);
  const entries = atom((get) => get(ensembles).flatMap(({ entry }) => entry ?? []));
  const vectors = atom((get) => vectorsOf(get(entries)));
  const times = atom((get) => timesOfAll(get(entries)));
  const computeDependenciesState = ({ get }: { get: Getter }): DependenciesState => stateOf(get(ensembles));
  const vector = persistableFixableAtom<string | null>({
    initialValue: null,
    isValidFunction: ({ value, get }) => get(vectors).some(({ name }) => name === value) || get(vectors).length === 0,
    fixupFunction: ({ get }) => get(vectors)[0]?.name ?? null,
    computeDependenciesState,
  });
  const time = persistableFixableAtom<number | null>({
    initialValue: null,
    isValidFunction: ({ value, get }) => (value !== null && get(times).includes(value)) || get(times).length === 0,
    fixupFunction: ({ value, get }) =>
      typeof value === "number" && Number.isFinite(value) ? nearestTime(get(times), value) : lastOfAll(get(entries), get(times)),
    computeDependenciesState,
  });
  return {
    ensembles,
    vectors,
    times,
    vector,
    time,
    vectorWarning: atom((get) => {
      const { value, valueInContext, isValidInContext } = get(vector);
      if (isValidInContext) return null;
      return `${value ?? ""} is not in this ensemble: ${valueInContext ?? "nothing"} is drawn. ${kept}`;
    }),
    timeWarning: atom((get) => {
      const { value, valueInContext, isValidInContext } = get(time);
      if (isValidInContext || value === null || valueInContext === null) return null;
      return `There are no values on ${timeText(value)}: ${timeText(valueInContext)} is drawn. ${kept}`;
    }),
  };
}

const kept = "Your choice is kept until you choose another.";

/** Without an ensemble that has data there is nothing to judge a choice by. */
function stateOf(ensembles: readonly EnsembleChoice[]): DependenciesState {
  if (ensembles.some(({ state }) => state === "loading")) return "loading";
  return ensembles.some(({ entry }) => entry !== null) ? "loaded" : "error";
}

/** Each name once, in the order in which the ensembles have them. */
function vectorsOf(entries: readonly EnsembleEntry[]): readonly VectorEntry[] {
  const all = new Map<string, VectorEntry>();
  for (const vector of entries.flatMap(({ vectors }) => vectors)) if (!all.has(vector.name)) all.set(vector.name, vector);
  return [...all.values()];
}

function timesOfAll(entries: readonly EnsembleEntry[]): readonly number[] {
  return [...new Set(entries.flatMap(timesOf))].sort((a, b) => a - b);
}

/** The last time that every ensemble has; the last of any where they share none. */
function lastOfAll(entries: readonly EnsembleEntry[], times: readonly number[]): number | null {
  const each = entries.map((entry) => new Set(timesOf(entry)));
  return times.findLast((time) => each.every((has) => has.has(time))) ?? times.at(-1) ?? null;
}
