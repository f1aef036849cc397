import { atom } from "jotai/vanilla";
import type { Column } from "../../columns";

/** What is seen: the bars, the table, or both where there is room. */
export const shownParts = ["both", "bars", "table"] as const;
export type ShownParts = (typeof shownParts)[number];

export const shownPartsAtom = atom<ShownParts>("both");

/** What the table is sorted by: a column of groups, or a statistic of an ensemble by its place among those shown. */
export type SortKey = Column | `${"mean" | "p10" | "p90"}-${0 | 1}`;
export const sortKeys = [
  "ZONE",
  "REGION",
  "FLUID",
  "mean-0",
  "p10-0",
  "p90-0",
  "mean-1",
  "p10-1",
  "p90-1",
] as const satisfies readonly SortKey[];

export interface Sort {
  readonly key: SortKey;
  readonly direction: "ascending" | "descending";
}

/** null is the order of the data: zones from the top. */
export const sortAtom = atom<Sort | null>(null);
