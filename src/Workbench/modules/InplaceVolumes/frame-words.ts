import { atom, type Getter } from "jotai/vanilla";
import { ensembleSetAtom, realizationsText } from "../../framework/ensembles/ensemble-choice";
import { ensembleWarnings, nameAmong } from "../_shared/ensemble-atoms";
import { columns, columnTitles, type Column } from "./columns";
import { filterNowAtom, responseNowAtom } from "./rows";
import {
  chosenEnsemblesAtom,
  ensembleIdentsAtom,
  filterAtom,
  isColumn,
  MOST_ENSEMBLES,
  responseAtom,
  valuesHereAtom,
} from "./settings/atoms/persistableAtoms";

/** Beside the module's title: the response, what of it is left, and the ensembles. */
export function subject(get: Getter): string {
  const ensembles = get(chosenEnsemblesAtom).map((ensemble) => {
    const [name, text] = [nameAmong(get(ensembleSetAtom), ensemble), realizationsText(ensemble)];
    return text.includes(" of ") ? `${name}, ${text}` : name;
  });
  return [get(responseNowAtom)?.name, filterText(get), ...ensembles].filter(Boolean).join(" · ");
}

/** "Upper, Lower; oil": the values that are left of columns that do not count whole. */
export function filterText(get: Getter): string {
  const filter = get(filterNowAtom);
  const here = get(valuesHereAtom);
  const parts = columns.flatMap((column) => {
    const left = filter.get(column);
    return left && here[column].some((value) => !left.has(value)) ? [here[column].filter((value) => left.has(value)).join(", ")] : [];
  });
  return parts.filter(Boolean).join("; ");
}

export const responseWarningAtom = atom((get) => {
  const { value, isValidInContext } = get(responseAtom);
  return isValidInContext || value === null ? null : `${value} is not in these volumes. Your choice is kept until you choose another.`;
});

/** What is to be said of the filter of one column. */
export function filterWarning(get: Getter, column: Column): string | null {
  const { value, isValidInContext } = get(filterAtom);
  const here = get(valuesHereAtom)[column];
  if (isValidInContext || here.length === 0) return null;
  const gone = value
    .filter(({ indexColumn }) => indexColumn === column)
    .flatMap(({ values }) => values.filter((text) => !here.includes(text)));
  return gone.length === 0 ? null : `${gone.join(", ")} is not in these volumes. Your choice is kept until you change it.`;
}

const ensembleWarningsAtom = ensembleWarnings(atom((get) => get(ensembleIdentsAtom).valueInContext));

/** What was chosen and is not shown, for the frame. */
export const missingAtom = atom<readonly string[]>((get) => {
  const { value } = get(ensembleIdentsAtom);
  const others = get(filterAtom).isValidInContext ? [] : get(filterAtom).value.filter(({ indexColumn }) => !isColumn(indexColumn));
  return [
    ...get(ensembleWarningsAtom),
    ...columns.flatMap((column) => filterWarning(get, column) ?? []),
    ...others.map(({ indexColumn }) => `There is no ${indexColumn} to filter by. Your choice is kept.`),
    ...(value.length > MOST_ENSEMBLES ? [`The first ${MOST_ENSEMBLES} ensembles are shown.`] : []),
  ];
});

interface Obstacle {
  readonly title: string;
  readonly text: string;
  readonly needsEnsembles: boolean;
}

/** Why nothing can be shown now, or null. Nothing is said while ensembles are still loading. */
export const obstacleAtom = atom((get): Obstacle | null => {
  const idents = get(ensembleIdentsAtom).valueInContext;
  if (idents.length === 0) return { title: "No ensemble", text: "Volumes need at least one ensemble.", needsEnsembles: true };
  const warnings = get(ensembleWarningsAtom);
  if (warnings.length === idents.length) return { title: "Nothing to show", text: warnings.join(" "), needsEnsembles: false };
  const unknown = get(responseWarningAtom);
  if (unknown !== null) return { title: get(responseAtom).value ?? "", text: unknown, needsEnsembles: false };
  const empty = columns.find((column) => [...(get(filterNowAtom).get(column) ?? [column])].length === 0);
  if (empty === undefined) return null;
  return { title: "Nothing to add up", text: `Choose at least one ${columnTitles[empty].toLowerCase()}.`, needsEnsembles: false };
});
