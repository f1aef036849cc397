import { shares, type Sparkline } from "../../framework/sparkline";
import type { Field } from "./field";

const [COLUMNS, ROWS] = [8, 6];

/** The means of the field's parts, from the north-west. */
export function sparkline({ grid: { columns, rows }, values }: Field): Sparkline | null {
  const sums = Array.from({ length: COLUMNS * ROWS }, () => ({ sum: 0, count: 0, all: 0 }));
  for (const [cell, value] of values.entries()) {
    const column = Math.floor(((cell % columns) * COLUMNS) / columns);
    const row = ROWS - 1 - Math.floor((Math.floor(cell / columns) * ROWS) / rows);
    const part = sums[row * COLUMNS + column];
    if (!part) continue;
    part.all++;
    if (Number.isNaN(value)) continue;
    part.sum += value;
    part.count++;
  }
  const isShown = sums.map(({ count, all }) => count > 0 && 2 * count >= all);
  const means = sums.map(({ sum, count }) => sum / count).filter((_, at) => isShown[at]);
  if (means.length === 0) return null;
  const drawn = shares(means)[Symbol.iterator]();
  return { kind: "field", columns: COLUMNS, cells: isShown.map((is) => (is ? (drawn.next().value ?? -1) : -1)) };
}
