import type { SurfaceGrid } from "../../data/ensembles";
import type { Place } from "./camera";

/** Values on a grid, in rows from south to north; NaN where there is none. */
export interface Field {
  readonly grid: SurfaceGrid;
  readonly values: Float32Array;
}

/** What is said of a field's values, and where they are. */
export interface FieldSummary {
  readonly min: number;
  readonly minAt: Place;
  readonly max: number;
  readonly maxAt: Place;
  readonly mean: number;
}

/** Null for a field without any value. */
export function summaryOfField({ grid, values }: Field): FieldSummary | null {
  let [min, max, minCell, maxCell, sum, count] = [Infinity, -Infinity, -1, -1, 0, 0];
  for (const [cell, value] of values.entries()) {
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
    if (value < min) [min, minCell] = [value, cell];
    if (value > max) [max, maxCell] = [value, cell];
  }
  return count === 0 ? null : { min, max, mean: sum / count, minAt: placeOf(grid, minCell), maxAt: placeOf(grid, maxCell) };
}

/** Where the value of a cell lies. */
export function placeOf({ xOrigin, yOrigin, xIncrement, yIncrement, columns }: SurfaceGrid, cell: number): Place {
  return { x: xOrigin + (cell % columns) * xIncrement, y: yOrigin + Math.floor(cell / columns) * yIncrement };
}

/** The value at a place, as it is drawn; NaN where there is none. */
export function valueAt(field: Field, { x, y }: Place): number {
  const { xOrigin, yOrigin, xIncrement, yIncrement } = field.grid;
  return sampled(field, (x - xOrigin) / xIncrement, (y - yOrigin) / yIncrement);
}

/**
 * Between values linearly, in both directions. Beside cells without a value by the others, as far as these weigh half: so the edge of the
 * field runs between its last values and the first that are none.
 */
export function sampled({ grid: { columns, rows }, values }: Field, column: number, row: number): number {
  if (!(column >= 0 && row >= 0 && column <= columns - 1 && row <= rows - 1)) return NaN;
  const left = Math.floor(column);
  const below = Math.floor(row);
  const right = Math.min(left + 1, columns - 1);
  const east = column - left;
  const north = row - below;
  const first = below * columns;
  const second = Math.min(below + 1, rows - 1) * columns;
  const southWest = values[first + left] ?? NaN;
  const southEast = values[first + right] ?? NaN;
  const northWest = values[second + left] ?? NaN;
  const northEast = values[second + right] ?? NaN;
  const sum = (1 - north) * ((1 - east) * southWest + east * southEast) + north * ((1 - east) * northWest + east * northEast);
  // Most cells have four values.
  if (!Number.isNaN(sum)) return sum;
  if ([southWest, southEast, northWest, northEast].every(Number.isNaN)) return NaN;
  return ofThoseThere([
    [southWest, (1 - east) * (1 - north)],
    [southEast, east * (1 - north)],
    [northWest, (1 - east) * north],
    [northEast, east * north],
  ]);
}

function ofThoseThere(parts: readonly (readonly [value: number, weight: number])[]): number {
  const there = parts.filter(([value]) => !Number.isNaN(value));
  const weight = there.reduce((all, [, part]) => all + part, 0);
  return weight < 0.5 ? NaN : there.reduce((all, [value, part]) => all + value * part, 0) / weight;
}
