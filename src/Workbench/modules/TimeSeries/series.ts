import { atom, type Atom } from "jotai/vanilla";
import { selectAtom } from "jotai/vanilla/utils";
import type { VectorData, VectorEntry } from "../../data/ensembles";
import { ensembleSetAtom, realizationsIn, realizationsText, type EnsembleChoice } from "../../framework/ensembles/ensemble-choice";
import { sameValue } from "../../framework/state/same-value";
import { nameAmong } from "../_shared/ensemble-atoms";
import { vectorOf } from "../_shared/ensemble-data";
import { together, type Loaded } from "../_shared/loaded";
import { chosenEnsemblesAtom, MOST_VECTORS, vectorNamesAtom, vectorsHereAtom } from "./settings/atoms/persistableAtoms";

/** The values of a vector in one ensemble: those of the realizations that the session's filter leaves. */
export interface EnsembleSeries {
  readonly ident: string;
  readonly name: string;
  readonly caseName: string;
  readonly color: string;
  /** Its place among the ensembles shown, from 0. */
  readonly place: number;
  /** "12 of 100 realizations" */
  readonly realizationsText: string;
  /** Seconds since 1970, UTC. */
  readonly times: readonly number[];
  readonly measured: readonly (number | null)[];
  /** The last second that was measured. */
  readonly historyEnd: number;
  /** By number, with a row of values for each. */
  readonly realizations: readonly number[];
  readonly rows: readonly Float32Array[];
}

/** One chart: a vector in each ensemble that has it. */
export interface Panel {
  readonly vector: Pick<VectorEntry, "name" | "description" | "unit">;
  readonly series: readonly EnsembleSeries[];
}

/** The vectors that are drawn: what was chosen, where it is here. What was stored and is not here is told, and nothing takes its place. */
export const drawnVectorsAtom = atom<readonly VectorEntry[]>((get) => {
  const { value, valueInContext, isValidInContext } = get(vectorNamesAtom);
  const here = get(vectorsHereAtom);
  return (isValidInContext ? valueInContext : value)
    .flatMap((name) => here.find((vector) => vector.name === name) ?? [])
    .slice(0, MOST_VECTORS);
});

const allPanelsAtom = atom((get): Loaded<readonly Panel[]> => {
  const ensembles = get(chosenEnsemblesAtom);
  return together(
    get(drawnVectorsAtom).map((vector): Loaded<Panel> => {
      const series = together(
        ensembles.flatMap((ensemble, place): Loaded<EnsembleSeries>[] => {
          if (!ensemble.entry?.vectors.some(({ name }) => name === vector.name)) return [];
          const data = get(vectorOf(ensemble.ident, vector.name));
          if (data.state !== "ready") return [data];
          const name = nameAmong(get(ensembleSetAtom), ensemble);
          return [{ state: "ready", value: seriesOf({ ...ensemble, name }, place, data.value) }];
        }),
      );
      return series.state === "ready" ? { state: "ready", value: { vector, series: series.value } } : series;
    }),
  );
});

/** What is drawn, one after the other; the same until something of it changes. */
export const panelsAtom: Atom<Loaded<readonly Panel[]>> = selectAtom(allPanelsAtom, (panels) => panels, sameValue);

function seriesOf(ensemble: EnsembleChoice, place: number, { times, measured, realizations: rows }: VectorData): EnsembleSeries {
  const { ident, name, caseName, color, entry } = ensemble;
  const all = new Map((entry?.realizations ?? []).map((number, at) => [number, rows[at]]));
  const left = realizationsIn(ensemble).flatMap((number) => {
    const row = all.get(number);
    return row ? [{ number, row }] : [];
  });
  return {
    ident,
    name,
    caseName,
    color,
    place,
    realizationsText: realizationsText(ensemble),
    times,
    measured,
    historyEnd: Date.parse(entry?.historyEnd ?? "") / 1000,
    realizations: left.map(({ number }) => number),
    rows: left.map(({ row }) => row),
  };
}
