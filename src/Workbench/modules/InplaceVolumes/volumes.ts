import type { VolumeTable } from "../../data/ensembles";
import { statisticsOf, type Statistics } from "../_shared/statistics";
import { columnOf, type Column } from "./columns";

/** Values of columns that count; a column that is not in it counts whole. */
export type Filter = ReadonlyMap<Column, ReadonlySet<string>>;

/** What is added up: a response in some realizations, of the rows that a filter leaves. */
export interface Asked {
  readonly response: string;
  readonly realizations: readonly number[];
  readonly filter: Filter;
  readonly groupBy: readonly Column[];
}

/** The volume of one group in each realization. */
export interface Group {
  /** A value for each column that is grouped by. */
  readonly values: readonly string[];
  readonly byRealization: ReadonlyMap<number, number>;
  readonly statistics: Statistics;
}

/**
 * The volumes of each group, in the order of the table, and of all of them together. Statistics are of the sums: P10 of the total is not
 * the sum of the groups'.
 */
export function groupsOf(table: VolumeTable, { response, realizations, filter, groupBy }: Asked): { groups: Group[]; total: Group } {
  const values = table.responses.get(response) ?? new Float32Array(table.rows);
  const wanted = new Set(realizations);
  const filters = [...filter].map(([column, left]) => ({ texts: columnOf(table, column), left }));
  const keys = groupBy.map((column) => columnOf(table, column));
  const sums = new Map<string, { readonly values: readonly string[]; readonly sums: Map<number, number> }>();
  const total = new Map<number, number>();
  for (let row = 0; row < table.rows; row++) {
    const realization = table.realization[row] ?? NaN;
    if (!wanted.has(realization) || filters.some(({ texts, left }) => !left.has(texts[row] ?? ""))) continue;
    const group = keys.map((texts) => texts[row] ?? "");
    const key = JSON.stringify(group);
    const known = sums.get(key) ?? { values: group, sums: new Map<number, number>() };
    sums.set(key, known);
    for (const sum of [known.sums, total]) sum.set(realization, (sum.get(realization) ?? 0) + (values[row] ?? NaN));
  }
  return { groups: [...sums.values()].map((group) => groupOf(group.values, group.sums)), total: groupOf([], total) };
}

function groupOf(values: readonly string[], byRealization: ReadonlyMap<number, number>): Group {
  return { values, byRealization, statistics: statisticsOf(byRealization.values()) };
}
