import { describe, expect, test } from "vitest";
import { beside, markAt, markByKey, type Mark } from "../../../../../src/Workbench/modules/_shared/canvas/marks";
import { numberText, tickTexts, withUnit } from "../../../../../src/Workbench/modules/_shared/canvas/number-text";
import { Plot, shareOf, type Axis } from "../../../../../src/Workbench/modules/_shared/canvas/plot";
import { logTicks, niceStep, niceTicks, withRoom } from "../../../../../src/Workbench/modules/_shared/canvas/ticks";
import { Random } from "../../fakes/random";

describe("marks of an axis", () => {
  test.each([
    [0, 100, 5, [0, 20, 40, 60, 80, 100]],
    [0, 1, 4, [0, 0.25, 0.5, 0.75, 1]],
    [245.2, 245.8, 3, [245.2, 245.4, 245.6, 245.8]],
    [-1, 1, 4, [-1, -0.5, 0, 0.5, 1]],
    [7, 7, 5, [7]],
    [NaN, 1, 5, []],
  ])("between %d and %d, about %d", (low, high, most, expected) => {
    const ticks = niceTicks(low, high, most);
    expect(ticks).toHaveLength(expected.length);
    ticks.forEach((tick, index) => expect(tick).toBeCloseTo(expected[index]!, 9));
  });

  test("are within the range, evenly spaced, and at most one more than asked for", () => {
    const random = new Random(7);
    for (let run = 0; run < 2000; run++) {
      const low = (random.next() - 0.5) * 10 ** random.of([-6, 0, 3, 9]);
      const high = low + random.next() * 10 ** random.of([-4, 0, 6]) + 1e-6 * Math.max(1, Math.abs(low));
      const most = 2 + Math.floor(random.next() * 10);
      const ticks = niceTicks(low, high, most);
      expect(ticks.length).toBeLessThanOrEqual(most + 1);
      const room = (high - low) * 1e-6;
      expect(ticks.every((tick) => tick >= low - room && tick <= high + room)).toBe(true);
      expect(new Set(tickTexts(ticks)).size, `${low}..${high}`).toBe(ticks.length);
    }
  });

  test("have steps of 1, 2, 2.5 and 5", () => {
    expect([0.9, 1, 1.1, 2.2, 2.6, 6, 0.03].map(niceStep)).toEqual([1, 1, 2, 2.5, 5, 10, 0.05]);
  });

  test("are powers of ten and their parts on a logarithmic axis", () => {
    expect(logTicks(0.5, 12, 6)).toEqual([0.5, 1, 2, 5, 10]);
    expect(logTicks(1e-3, 1e3, 4)).toEqual([0.001, 0.01, 0.1, 1, 10, 100, 1000].filter((_, index) => index % 2 === 0));
    expect(logTicks(-1, 10, 5)).toEqual([]);
  });

  test("have words with one suffix, told apart", () => {
    expect(tickTexts([0, 2000, 4000])).toEqual(["0", "2k", "4k"]);
    expect(tickTexts([1e6, 1.25e6, 1.5e6])).toEqual(["1.00M", "1.25M", "1.50M"]);
    expect(tickTexts([245.2, 245.4])).toEqual(["245.2", "245.4"]);
    expect(tickTexts([-0.5, 0, 0.5])).toEqual(["−0.5", "0", "0.5"]);
    expect(tickTexts([1685, 1690, 1695])).toEqual(["1,685", "1,690", "1,695"]);
    expect(tickTexts([1500, 2000])).toEqual(["1.5k", "2.0k"]);
  });

  test("leave room at both ends, and around a single value", () => {
    expect(withRoom(0, 100, { fromZero: true, room: 0.1 })).toEqual([0, 110]);
    expect(withRoom(-10, 10, { fromZero: true })).toEqual([-11, 11]);
    expect(withRoom(5, 5)).toEqual([4.5, 5.5]);
    expect(withRoom(Infinity, -Infinity)).toEqual([0, 1]);
  });
});

test("numbers for people have four digits, and a suffix above a million", () => {
  expect([4512.34, 0.123456, -17, 12_340_000, 999_960, 2e9, 0, NaN].map(numberText)).toEqual([
    "4,512",
    "0.1235",
    "−17",
    "12.34M",
    "1M",
    "2G",
    "0",
    "no value",
  ]);
  expect(numberText(1.234e-5)).toBe("1.23e−5");
  expect([withUnit(12, "bar"), withUnit(12, null), withUnit(NaN, "bar")]).toEqual(["12 bar", "12", "no value"]);
});

const values: Axis = { kind: "values", title: "x", low: 0, high: 10 };
const names: Axis = { kind: "categories", title: "", names: ["a", "b"] };

test("values, logarithms and names lie where they belong", () => {
  expect([0, 5, 10].map((value) => shareOf(values, value))).toEqual([0, 0.5, 1]);
  expect(shareOf({ kind: "values", title: "x", low: 1, high: 100, isLogarithmic: true }, 10)).toBeCloseTo(0.5);
  const plot = new Plot({} as never, { left: 100, top: 10, width: 200, height: 80 }, values, names, {} as never);
  expect([plot.x(0), plot.x(10), plot.y(0), plot.y(1)]).toEqual([100, 300, 30, 70]);
});

describe("the cursor", () => {
  const plot = new Plot({} as never, { left: 0, top: 0, width: 100, height: 100 }, values, values, {} as never);
  const marks: Mark[] = [
    { key: "large", lines: [], place: () => ({ left: 0, top: 0, width: 100, height: 100 }) },
    { key: "small", lines: [], place: () => ({ left: 40, top: 40, width: 20, height: 20 }) },
    { key: "point", lines: [], place: () => ({ x: 80, y: 80 }) },
    { key: "near", lines: [], place: () => ({ x: 90, y: 80 }) },
  ];

  test.each([
    [10, 10, "large"],
    [50, 50, "small"],
    [82, 80, "point"],
    [88, 81, "near"],
    [-5, 50, null],
  ])("of a pointer at %d, %d is at the mark %s", (x, y, expected) => {
    expect(markAt(marks, plot, { x, y })?.key ?? null).toBe(expected);
  });

  test.each([
    [null, "ArrowRight", "large"],
    [null, "ArrowLeft", "near"],
    ["large", "ArrowDown", "small"],
    ["large", "ArrowLeft", "large"],
    ["near", "ArrowRight", "near"],
    ["small", "Home", "large"],
    ["small", "End", "near"],
    ["gone", "ArrowRight", "large"],
    ["small", "a", null],
  ])("from %s goes with %s to %s", (from, key, expected) => {
    expect(markByKey(marks, from, key)?.key ?? null).toBe(expected);
  });

  test.each([
    ["a point with room at its right", { x: 20, y: 50 }, { left: 32, top: 40 }],
    ["a point at the right edge", { x: 190, y: 50 }, { left: 128, top: 40 }],
    ["a point at the top", { x: 20, y: 2 }, { left: 32, top: 4 }],
    ["a column", { left: 50, top: 0, width: 10, height: 100 }, { left: 72, top: 4 }],
    ["a row as wide as the chart", { left: 10, top: 10, width: 185, height: 20 }, { left: 146, top: 34 }],
    ["a row at the bottom", { left: 10, top: 75, width: 185, height: 20 }, { left: 146, top: 51 }],
  ])("has the words of %s beside it, within the chart", (_name, place, expected) => {
    expect(beside(place, { width: 50, height: 20 }, { width: 200, height: 100 })).toEqual(expected);
  });
});
