import { atom, type Atom } from "jotai/vanilla";
import type { VolumesEntry } from "../../../../data/ensembles";
import type { InplaceVolumesIndexWithValues } from "../../../../framework/schema/shared-schemas";
import { persistableFixableAtom } from "../../../../framework/state/fixable-atom";
import { ensembleIdentsAtom as ensembleIdents, ensemblesOf } from "../../../_shared/ensemble-atoms";
import { firstOfEach } from "../../../_shared/first-of-each";
import { columns, valuesIn, type Column } from "../../columns";

/** Bars of more ensembles are not compared any more. */
export const MOST_ENSEMBLES = 2;

export const ensembleIdentsAtom = ensembleIdents();

/** The ensembles chosen that the session has. */
export const chosenEnsemblesAtom = ensemblesOf(atom((get) => get(ensembleIdentsAtom).valueInContext.slice(0, MOST_ENSEMBLES)));

const volumesAtom: Atom<readonly VolumesEntry[]> = atom((get) => get(chosenEnsemblesAtom).flatMap(({ entry }) => entry?.volumes ?? []));

/** What the ensembles chosen have volumes of, those of the first one first. */
export const responsesHereAtom = atom((get) =>
  firstOfEach(
    get(volumesAtom).flatMap(({ responses }) => responses),
    ({ name }) => name,
  ),
);

/** The values of each column in the ensembles chosen. */
export const valuesHereAtom = atom((get): Readonly<Record<Column, readonly string[]>> => {
  const all = get(volumesAtom);
  const of = (column: Column): string[] =>
    firstOfEach(
      all.flatMap((volumes) => valuesIn(volumes, column)),
      (value) => value,
    );
  return { ZONE: of("ZONE"), REGION: of("REGION"), FLUID: of("FLUID") };
});

/** What is shown first, where there is a choice: what people ask for first. */
const USUAL_RESPONSE = "STOIIP";

/** The response; null is no choice yet. Without an ensemble nothing can be said of a name. */
export const responseAtom = persistableFixableAtom<string | null>({
  initialValue: null,
  isValidFunction: ({ value, get }) => {
    const here = get(responsesHereAtom);
    return here.length === 0 || (value !== null && here.some(({ name }) => name === value));
  },
  fixupFunction: ({ get }) => {
    const names = get(responsesHereAtom).map(({ name }) => name);
    return names.find((name) => name === USUAL_RESPONSE) ?? names[0] ?? null;
  },
});

/** Columns and the values of them that count; a column that is not named counts whole. */
export const filterAtom = persistableFixableAtom<readonly InplaceVolumesIndexWithValues[]>({
  initialValue: [],
  isValidFunction: ({ value, get }) => {
    const here = get(valuesHereAtom);
    const isKnown = here.ZONE.length > 0;
    return (
      !isKnown
      || value.every(({ indexColumn, values }) => isColumn(indexColumn) && values.every((text) => here[indexColumn].includes(text)))
    );
  },
  fixupFunction: ({ value, get }) => {
    const here = get(valuesHereAtom);
    return ((value as readonly InplaceVolumesIndexWithValues[] | null | undefined) ?? []).flatMap(({ indexColumn, values }) => {
      if (!isColumn(indexColumn)) return [];
      const left = values.filter((text) => here[indexColumn].includes(text));
      // What named only what is not here leaves all.
      return left.length === 0 && values.length > 0 ? [] : [{ indexColumn, values: left }];
    });
  },
});

/** What rows and bars are told apart by; none is the total alone. */
export const groupByAtom = atom<readonly Column[]>(["ZONE"]);

export function isColumn(text: string): text is Column {
  return (columns as readonly string[]).includes(text);
}
