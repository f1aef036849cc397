import type { Row, Volumes } from "../rows";
import type { Sort, SortKey } from "./serialized-view";

/** The rows as they are sorted; those that are equal, or without a value, stay in the order of the data, the latter at the end. */
export function sortedRows({ rows, groupBy }: Pick<Volumes, "rows" | "groupBy">, sort: Sort | null): readonly Row[] {
  if (!sort) return rows;
  const sign = sort.direction === "ascending" ? 1 : -1;
  const column = groupBy.findIndex((each) => each === sort.key);
  if (column >= 0)
    return rows.toSorted((one, other) => sign * (one.values[column] ?? "").localeCompare(other.values[column] ?? "", "en-GB"));
  const [statistic, place] = sort.key.split("-");
  if (statistic !== "mean" && statistic !== "p10" && statistic !== "p90") return rows;
  const valueOf = (row: Row): number => row.groups[Number(place)]?.statistics[statistic] ?? NaN;
  return rows.toSorted((one, other) => {
    const [a, b] = [valueOf(one), valueOf(other)];
    if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
    return sign * (a - b);
  });
}

/** What a press of a head sorts by: names from A first, volumes from the largest; then the other way; then as the data is. */
export function nextSort(sort: Sort | null, key: SortKey): Sort | null {
  const first = key.includes("-") ? "descending" : "ascending";
  if (sort?.key !== key) return { key, direction: first };
  return sort.direction === first ? { key, direction: first === "ascending" ? "descending" : "ascending" } : null;
}
