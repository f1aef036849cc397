import { atom, type Atom } from "jotai/vanilla";
import { selectAtom } from "jotai/vanilla/utils";
import { ensembleSetAtom, realizationsIn, realizationsText } from "../../framework/ensembles/ensemble-choice";
import { sameValue } from "../../framework/state/same-value";
import { nameAmong } from "../_shared/ensemble-atoms";
import { volumesOf } from "../_shared/ensemble-data";
import { firstOfEach } from "../_shared/first-of-each";
import { together, type Loaded } from "../_shared/loaded";
import { columns, type Column } from "./columns";
import { chosenEnsemblesAtom, filterAtom, groupByAtom, isColumn, responseAtom, responsesHereAtom } from "./settings/atoms/persistableAtoms";
import { groupsOf, type Filter, type Group } from "./volumes";

/** An ensemble whose volumes are shown. */
export interface EnsembleVolumes {
  readonly ident: string;
  readonly name: string;
  readonly color: string;
  /** Its place among those shown, from 0. */
  readonly place: number;
  readonly realizationsText: string;
  readonly total: Group;
}

/** One group with its volume in each ensemble; null in one that has none of it. */
export interface Row {
  readonly values: readonly string[];
  readonly groups: readonly (Group | null)[];
}

export interface Volumes {
  readonly response: { readonly name: string; readonly description: string; readonly unit: string };
  readonly groupBy: readonly Column[];
  readonly ensembles: readonly EnsembleVolumes[];
  /** In the order of the data. */
  readonly rows: readonly Row[];
}

/** What counts of each column: what was chosen, where it is here. What was stored and is not here counts for nothing. */
export const filterNowAtom = atom((get): Filter => {
  const { value, valueInContext, isValidInContext } = get(filterAtom);
  const parts = (isValidInContext ? valueInContext : value).flatMap(({ indexColumn, values }) =>
    isColumn(indexColumn) ? [[indexColumn, new Set(values)] as const] : [],
  );
  return new Map(parts);
});

/** The response that is shown; null where the one that was stored is not here. */
export const responseNowAtom = atom((get) => {
  const { value, valueInContext, isValidInContext } = get(responseAtom);
  const name = isValidInContext ? valueInContext : value;
  return get(responsesHereAtom).find((response) => response.name === name) ?? null;
});

const allVolumesAtom = atom((get): Loaded<Volumes | null> => {
  const response = get(responseNowAtom);
  const ensembles = get(chosenEnsemblesAtom).filter(({ entry }) => entry !== null);
  if (!response || ensembles.length === 0) return { state: "ready", value: null };
  const tables = together(ensembles.map(({ ident }) => get(volumesOf(ident))));
  if (tables.state !== "ready") return tables;
  const groupBy = columns.filter((column) => get(groupByAtom).includes(column));
  const all = ensembles.flatMap((ensemble, place) => {
    const table = tables.value[place];
    if (!table) return [];
    const asked = { response: response.name, realizations: realizationsIn(ensemble), filter: get(filterNowAtom), groupBy };
    const { ident, color } = ensemble;
    const name = nameAmong(get(ensembleSetAtom), ensemble);
    return [{ ident, name, color, place, realizationsText: realizationsText(ensemble), ...groupsOf(table, asked) }];
  });
  const keyOf = (values: readonly string[]): string => JSON.stringify(values);
  const rows = firstOfEach(
    all.flatMap(({ groups }) => groups.map(({ values }) => values)),
    keyOf,
  ).map((values) => ({
    values,
    groups: all.map(({ groups }) => groups.find((group) => keyOf(group.values) === keyOf(values)) ?? null),
  }));
  return { state: "ready", value: { response, groupBy, ensembles: all.map(({ groups: _, ...ensemble }) => ensemble), rows } };
});

/** What is shown; null where nothing can be, and the frame says why. */
export const volumesAtom: Atom<Loaded<Volumes | null>> = selectAtom(allVolumesAtom, (volumes) => volumes, sameValue);
