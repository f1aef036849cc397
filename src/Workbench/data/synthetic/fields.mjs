// Shapes on the grid of a field: rows from south to north, each from west to east.
import { random } from "./random.mjs";

/** A value for every cell, from a function of column and row. */
export function mapOf({ columns, rows }, at) {
  return Float64Array.from({ length: columns * rows }, (_, cell) => at(cell % columns, Math.floor(cell / columns)));
}

/** Hills and hollows about 1 km wide; the highest or deepest is 1. */
export function hills(grid, seed) {
  const next = random(seed);
  const all = Array.from({ length: 16 }, () => ({
    column: next() * grid.columns,
    row: next() * grid.rows,
    width: 5 + 5 * next(),
    height: 2 * next() - 1,
  }));
  const field = mapOf(grid, (column, row) =>
    all.reduce((sum, hill) => sum + hill.height * Math.exp(-squaredDistance(hill, column, row) / (2 * hill.width * hill.width)), 0),
  );
  const mean = field.reduce((sum, value) => sum + value, 0) / field.length;
  const most = field.reduce((greatest, value) => Math.max(greatest, Math.abs(value - mean)), 0);
  return field.map((value) => (value - mean) / most);
}

/** Squared: 0 at the crest, 1 where the relief is reached. */
export function distanceFromCrest({ grid, axis }) {
  const [cos, sin] = [Math.cos(axis.direction), Math.sin(axis.direction)];
  return mapOf(grid, (column, row) => {
    const x = (column - (grid.columns - 1) / 2) / grid.columns;
    const y = (row - (grid.rows - 1) / 2) / grid.rows;
    const along = (x * cos + y * sin) / axis.longer;
    const across = (y * cos - x * sin) / axis.shorter;
    return along * along + across * across;
  });
}

/** 0 west of a fault, 1 east of it. */
export function eastOf(grid, { column, slope }) {
  return mapOf(grid, (atColumn, atRow) => 1 / (1 + Math.exp(-3 * (atColumn - column - slope * atRow))));
}

/** Close to 0 at the wells, 1 from about ten cells on. */
export function farFromWells({ grid, wells }) {
  return mapOf(grid, (column, row) =>
    wells.reduce((share, well) => share * (1 - 0.95 * Math.exp(-squaredDistance(well, column, row) / 32)), 1),
  );
}

function squaredDistance(from, column, row) {
  return (column - from.column) * (column - from.column) + (row - from.row) * (row - from.row);
}
