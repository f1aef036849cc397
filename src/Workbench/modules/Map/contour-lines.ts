import { contours } from "d3-contour";
import type { Place } from "./camera";
import type { Field } from "./field";

type Point = readonly [number, number];

/** A line of one value, in m. A closed one ends where it begins. */
export interface ContourLine {
  readonly value: number;
  readonly points: readonly Place[];
}

/** Lines of equal value, one after the other. They end where the field does: nothing is drawn along its edge. */
export function contourLines(field: Field, levels: readonly number[]): ContourLine[] {
  const { columns, rows } = field.grid;
  const isWithin = cellsWithValues(field);
  const found = contours()
    .size([columns, rows])
    .thresholds([...levels])(field.values as unknown as number[]);
  return found.flatMap(({ value, coordinates }) =>
    ringsOf(coordinates).flatMap((ring) => stretches(ring, isWithin).map((points) => lineOf(field, value, points))),
  );
}

/** The edge of the field, as it is drawn. */
export function edgeLines(field: Field): ContourLine[] {
  const { columns, rows } = field.grid;
  const mask = Array.from(field.values, (value) => (Number.isNaN(value) ? 0 : 1));
  const [found] = contours().size([columns, rows]).thresholds([0.5])(mask);
  const within = (at: number, most: number): number => Math.min(Math.max(at, 0.5), most - 0.5);
  return ringsOf(found?.coordinates ?? []).map((ring) =>
    lineOf(
      field,
      0,
      ring.map(([x, y]) => [within(x, columns), within(y, rows)]),
    ),
  );
}

function ringsOf(polygons: readonly (readonly (readonly number[])[][])[]): Point[][] {
  return polygons.flat().map((ring) => ring.map(([x = NaN, y = NaN]): Point => [x, y]));
}

/** The parts of a ring that lie between values; a ring that does all the way is one part. */
function stretches(ring: readonly Point[], isWithin: (x: number, y: number) => boolean): Point[][] {
  const parts: Point[][] = [];
  let open: Point[] | null = null;
  for (const [index, to] of ring.entries()) {
    const from = ring[index - 1];
    // Where a line meets a value, two of its points are one.
    if (!from || (from[0] === to[0] && from[1] === to[1])) continue;
    if (!isBetweenValues(from, to, isWithin)) open = null;
    else if (open) open.push(to);
    else parts.push((open = [from, to]));
  }
  const [first, last] = [parts[0], parts.at(-1)];
  // A ring may begin in the middle of a part.
  if (first && last && first !== last && first[0] === ring[0] && last.at(-1) === ring.at(-1))
    return [[...last, ...first.slice(1)], ...parts.slice(1, -1)];
  return parts;
}

/**
 * Whether both sides of a part of a ring lie between values. Where there is none, a ring goes from value to value along the field's edge.
 */
function isBetweenValues([x1, y1]: Point, [x2, y2]: Point, isWithin: (x: number, y: number) => boolean): boolean {
  const [x, y, aside] = [(x1 + x2) / 2, (y1 + y2) / 2, 1e-6];
  const [right, up] = [Math.sign(y2 - y1) * aside, Math.sign(x1 - x2) * aside];
  return isWithin(x + right, y + up) && isWithin(x - right, y - up);
}

/** Whether a place of the ring lies between four values. In rings the first value is at 0.5. */
function cellsWithValues({ grid: { columns, rows }, values }: Field): (x: number, y: number) => boolean {
  return (x, y) => {
    const [left, below] = [Math.floor(x - 0.5), Math.floor(y - 0.5)];
    if (left < 0 || below < 0 || left > columns - 2 || below > rows - 2) return false;
    const first = below * columns + left;
    return [first, first + 1, first + columns, first + columns + 1].every((cell) => !Number.isNaN(values[cell] ?? NaN));
  };
}

function lineOf({ grid }: Field, value: number, points: readonly Point[]): ContourLine {
  const { xOrigin, yOrigin, xIncrement, yIncrement } = grid;
  return { value, points: points.map(([x, y]) => ({ x: xOrigin + (x - 0.5) * xIncrement, y: yOrigin + (y - 0.5) * yIncrement })) };
}
