import { describe, expect, test } from "vitest";
import { contourLines, edgeLines } from "../../../../../src/Workbench/modules/Map/contour-lines";
import { csvRows } from "../../../../../src/Workbench/modules/Map/csv";
import { sampled, summaryOfField, valueAt, type Field } from "../../../../../src/Workbench/modules/Map/field";
import { Palette } from "../../../../../src/Workbench/modules/Map/palettes";
import { paletteNames } from "../../../../../src/Workbench/modules/Map/settings/serialized-settings";
import { sparkline } from "../../../../../src/Workbench/modules/Map/sparkline";
import { rangeOf } from "../../../../../src/Workbench/modules/Map/view/painted-map";

/** A field of rows, told from the north as it is seen; 10 m to the east and 20 m to the north of 100, 200. */
function fieldOf(...rows: readonly (readonly number[])[]): Field {
  const columns = rows[0]?.length ?? 0;
  const grid = { xOrigin: 100, yOrigin: 200, xIncrement: 10, yIncrement: 20, columns, rows: rows.length };
  return { grid, values: Float32Array.from([...rows].reverse().flat()) };
}

const none = NaN;

describe("a field", () => {
  test("says its least, greatest and mean value, and where they are", () => {
    expect(summaryOfField(fieldOf([none, 8, 3], [1, none, 4]))).toEqual({
      min: 1,
      minAt: { x: 100, y: 200 },
      max: 8,
      maxAt: { x: 110, y: 220 },
      mean: 4,
    });
    expect(summaryOfField(fieldOf([none, none]))).toBe(null);
  });

  test("has its values where they are, and lies between them linearly", () => {
    const field = fieldOf([0, 10], [20, 40]);
    expect([valueAt(field, { x: 100, y: 200 }), valueAt(field, { x: 110, y: 220 })]).toEqual([20, 10]);
    expect(valueAt(field, { x: 105, y: 210 })).toBe((0 + 10 + 20 + 40) / 4);
    expect(valueAt(field, { x: 102.5, y: 200 })).toBe(25);
    for (const place of [
      { x: 99, y: 210 },
      { x: 105, y: 221 },
      { x: NaN, y: 210 },
    ])
      expect(valueAt(field, place)).toBeNaN();
  });

  test("ends half way to where it has no value", () => {
    const field = fieldOf([10, none]);
    expect([0, 0.4, 0.5].map((column) => sampled(field, column, 0))).toEqual([10, 10, 10]);
    expect([0.6, 1].map((column) => sampled(field, column, 0))).toEqual([NaN, NaN]);
  });

  test("is a table of its grid, from the south-west, empty where it has no value", () => {
    expect(csvRows(fieldOf([7, none], [1, 2]))).toEqual([
      [100, 200, 1],
      [110, 200, 2],
      [100, 220, 7],
      [110, 220, NaN],
    ]);
  });

  test("has room for its colours, also where all is the same", () => {
    expect(rangeOf({ min: 2, max: 5 })).toEqual({ low: 2, high: 5 });
    for (const value of [0, -3, 1e9]) {
      const { low, high } = rangeOf({ min: value, max: value });
      expect([low < value, value < high]).toEqual([true, true]);
    }
  });
});

describe("contour lines", () => {
  test("lie where the value is", () => {
    const field = fieldOf([0, 10, 20], [0, 10, 20], [0, 10, 20]);
    const [line, ...others] = contourLines(field, [5]);
    expect(others).toEqual([]);
    expect(line?.points.map(({ x }) => x)).toEqual(line?.points.map(() => 105));
    const north = line?.points.map(({ y }) => y) ?? [];
    expect([Math.min(...north), Math.max(...north)]).toEqual([200, 240]);
  });

  test("are closed around a hill, and of each value", () => {
    const hill = fieldOf([0, 0, 0, 0, 0], [0, 4, 4, 4, 0], [0, 4, 9, 4, 0], [0, 4, 4, 4, 0], [0, 0, 0, 0, 0]);
    const lines = contourLines(hill, [2, 6]);
    expect(lines.map(({ value }) => value)).toEqual([2, 6]);
    for (const { points } of lines) expect(points[0]).toEqual(points.at(-1));
    for (const { points } of lines) expect(points.length).toBeGreaterThan(4);
  });

  test("end where the field ends, and nothing is drawn along its edge", () => {
    const field = fieldOf([none, none, none, none], [none, 0, 10, 20], [none, 0, 10, 20], [none, 0, 10, 20]);
    const lines = contourLines(field, [5]);
    expect(lines).toHaveLength(1);
    for (const { x, y } of lines[0]?.points ?? []) expect([x, y <= 240]).toEqual([115, true]);
    expect(contourLines(fieldOf([7, 7], [7, none]), [5])).toEqual([]);
    const stairs = fieldOf([7, 7, 7, 7], [none, 7, 7, 7], [none, none, 7, 7], [none, none, none, 7]);
    expect(contourLines(stairs, [5])).toEqual([]);
  });

  test("of the edge go all around, between what has a value and what has none", () => {
    const [edge] = edgeLines(fieldOf([none, none, none], [none, 1, none], [none, none, none]));
    const x = edge?.points.map((point) => point.x) ?? [];
    expect([Math.min(...x), Math.max(...x)]).toEqual([105, 115]);
    const whole = edgeLines(fieldOf([1, 1], [1, 1]))[0]?.points.map((point) => point.x) ?? [];
    expect([Math.min(...whole), Math.max(...whole)]).toEqual([100, 110]);
  });
});

test.each(paletteNames)("the palette %s grows lighter all the way, and darker when it is reversed", (name) => {
  const lightness = (isReversed: boolean): number[] =>
    Array.from({ length: 33 }, (_, step) => new Palette(name, isReversed).at(step / 32)).map(
      ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue),
    );
  expect(lightness(false)).toEqual([...lightness(false)].sort((one, other) => one - other));
  expect(new Set(lightness(false)).size).toBe(33);
  expect(lightness(true)).toEqual([...lightness(false)].reverse());
  const palette = new Palette(name, false);
  expect([palette.at(-5), palette.at(7)]).toEqual([palette.at(0), palette.at(1)]);
});

describe("the small picture of a map", () => {
  test("has the parts of the field from the north-west, and none where most has no value", () => {
    const rows = Array.from({ length: 12 }, (_, row) =>
      Array.from({ length: 16 }, (_cell, column) => (column < 2 ? none : row === 0 ? 0 : 100)),
    );
    const drawn = sparkline(fieldOf(...rows));
    expect(drawn).toMatchObject({ kind: "field", columns: 8 });
    const cells = drawn?.kind === "field" ? drawn.cells : [];
    expect(cells).toHaveLength(48);
    expect(cells.slice(0, 3)).toEqual([-1, 0, 0]);
    expect(cells.slice(8, 11)).toEqual([-1, 99, 99]);
    expect(sparkline(fieldOf([none, none]))).toBe(null);
    expect(JSON.stringify(drawn).length).toBeLessThanOrEqual(300);
  });
});

function linear(part: number): number {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
