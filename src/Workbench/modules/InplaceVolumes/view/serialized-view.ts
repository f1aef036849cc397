import { SchemaBuilder } from "../../../framework/schema/schema-builder";
import type { Column } from "../columns";

/** What is seen: the bars, the table, or both where there is room. */
export const shownParts = ["both", "bars", "table"] as const;
export type ShownParts = (typeof shownParts)[number];

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

export interface SerializedView {
  readonly shown?: ShownParts;
  /** null is the order of the data. */
  readonly sort?: Sort | null;
}

export const SERIALIZED_VIEW = new SchemaBuilder<SerializedView>(() => ({
  optionalProperties: {
    shown: { enum: [...shownParts] },
    sort: { properties: { key: { enum: [...sortKeys] }, direction: { enum: ["ascending", "descending"] } }, nullable: true },
  },
})).build();
