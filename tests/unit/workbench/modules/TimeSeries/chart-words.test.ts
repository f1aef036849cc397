import { expect, test } from "vitest";
import { contrast, stepped, type Rgb } from "../../../../../src/Workbench/framework/ensemble-colour";
import type { Colouring } from "../../../../../src/Workbench/modules/TimeSeries/colouring";
import type { EnsembleSeries, Panel } from "../../../../../src/Workbench/modules/TimeSeries/series";
import { stepped as keyed } from "../../../../../src/Workbench/modules/TimeSeries/view/pointing";
import { readout, summary } from "../../../../../src/Workbench/modules/TimeSeries/view/readout";
import { short } from "../../../../../src/Workbench/modules/TimeSeries/view/short";
import { tableOf } from "../../../../../src/Workbench/modules/TimeSeries/view/table";
import { Random } from "../../fakes/random";
import { months } from "./ensembles";

const shown = { realizations: true, mean: true, band: true, minMax: false, measured: true };
const words = { shown, colouring: null };
const [january = 0, february = 0] = months;

function series(name: string, rows: number[][], measured: (number | null)[] = [], ident = `c::${name}`): EnsembleSeries {
  return {
    ident,
    name,
    caseName: ident.split("::")[0] ?? "",
    color: "",
    place: 0,
    realizationsText: `${rows.length} of 9 realizations`,
    times: months.slice(0, 2),
    measured,
    historyEnd: 0,
    realizations: rows.map((_, index) => index + 5),
    rows: rows.map((row) => Float32Array.from(row)),
  };
}

const panel = (...all: EnsembleSeries[]): Panel => ({ vector: { name: "FOPR", description: "", unit: "Sm³/d" }, series: all });
const two = [
  [1, 2],
  [3, 4],
];
const both = panel(series("iter-0", two, [2, null]), series("iter-3", [[10, 20]]));

test("every line that is shown is named in the readout", () => {
  expect(readout(both, words, january, null)).toEqual([
    "Jan 2020",
    "iter-0: mean 2, P10 2.8, P90 1.2, realizations 1 to 3",
    "iter-3: mean 10, P10 10, P90 10, realizations 10 to 10",
    "Measured: 2",
  ]);
  expect(readout(both, words, february, null)).toHaveLength(3);
  const few = { realizations: false, mean: true, band: false, minMax: true, measured: false };
  expect(readout(panel(series("iter-0", two)), { shown: few, colouring: null }, february, null)).toEqual([
    "Feb 2020",
    "iter-0: mean 3, min 2, max 4",
  ]);
});

test("the realization that is marked has its line in the readout, with the value that it is coloured by", () => {
  const colouring: Colouring = { name: "FWL", unit: "m", low: 0, high: 1, valueOf: () => 1675, shareOf: () => 0 };
  const read = (realization: number): string | undefined =>
    readout(both, { shown, colouring }, january, { ident: "c::iter-0", realization }).at(-1);
  expect(read(6)).toBe("Realization 6 of iter-0: 3, FWL 1,675 m");
  expect(readout(both, words, january, { ident: "c::iter-0", realization: 77 }).at(-1)).toBe("Realization 77 of iter-0: no value");
});

test("measured values of two cases are told apart", () => {
  const cases = panel(series("iter-0", two, [2, null]), series("iter-3", two, [2, null]), series("pred", two, [7, 8], "d::pred"));
  expect(readout(cases, words, january, null).slice(4)).toEqual(["Measured, c: 2", "Measured, d: 7"]);
  expect(summary(cases, words)).toContain("Measured: c 1 value, 2 in Jan 2020; d 2 values, 8 in Feb 2020");
});

test("the text alternative names every line that is shown", () => {
  expect(summary(both, words)).toBe(
    "FOPR in Sm³/d. "
      + "iter-0: mean 2 in Jan 2020, highest 3 in Feb 2020, 3 in Feb 2020, P10 3.8 and P90 2.2 in Feb 2020, 2 of 9 realizations. "
      + "iter-3: mean 10 in Jan 2020, highest 20 in Feb 2020, 20 in Feb 2020, P10 20 and P90 20 in Feb 2020, 1 of 9 realizations. "
      + "Measured: 1 value, 2 in Jan 2020",
  );
});

test("S128 values that are missing are said, and nothing stops", () => {
  const empty = panel(series("iter-0", [[NaN, NaN]]));
  expect(readout(empty, words, january, null)).toEqual(["Jan 2020", "iter-0: no value"]);
  expect(summary(empty, words)).toBe("FOPR in Sm³/d. iter-0: no values. Measured: no values");
});

test("a table has a row for each time and a column for each line that is shown", () => {
  const other = { ...series("pred", [[7]], [], "d::pred"), times: [february] };
  const { head, rows } = tableOf([panel(series("iter-0", two, [2, null]), other)], { ...shown, band: false, minMax: true });
  expect(head).toEqual([
    "Date",
    "FOPR measured, c (Sm³/d)",
    ...["mean", "min", "max", "realization 5", "realization 6"].map((part) => `FOPR ${part}, iter-0 (Sm³/d)`),
    ...["mean", "min", "max", "realization 5"].map((part) => `FOPR ${part}, pred (Sm³/d)`),
  ]);
  expect(rows).toEqual([
    ["2020-01-01", 2, 2, 1, 3, 1, 3, null, null, null, null],
    ["2020-02-01", null, 3, 2, 4, 2, 4, 7, 7, 7, 7],
  ]);
});

test("keys go through the times to their ends, and round through the realizations of all ensembles", () => {
  const at = { times: months, time: january, series: both.series, marked: null };
  expect(keyed({ time: 1 }, at).time).toBe(february);
  expect(keyed({ time: -1 }, at).time).toBe(january);
  expect(keyed({ time: Infinity }, at).time).toBe(months.at(-1));
  const through = (steps: number, by: 1 | -1): unknown =>
    Array.from({ length: steps }).reduce<typeof at.marked>((marked) => keyed({ realization: by }, { ...at, marked }).marked as never, null);
  expect([1, 2, 3, 4].map((steps) => through(steps, 1))).toEqual([
    { ident: "c::iter-0", realization: 5 },
    { ident: "c::iter-0", realization: 6 },
    { ident: "c::iter-3", realization: 5 },
    { ident: "c::iter-0", realization: 5 },
  ]);
  expect(through(1, -1)).toEqual({ ident: "c::iter-3", realization: 5 });
  expect(keyed({ realization: 1 }, { ...at, series: [] }).marked).toBe(null);
});

test("numbers on an axis are short, and round up to the next letter", () => {
  expect([0, 0.7512, 8000, 905_499, 999_400, 999_600, 1_234_567, 2.5e10, -1500].map(short)).toEqual([
    "0",
    "0.751",
    "8k",
    "905k",
    "999k",
    "1M",
    "1.23M",
    "25G",
    "-1.5k",
  ]);
});

test("an ensemble's colour is its own in the light theme, and stands out from the dark one", () => {
  const random = new Random(7);
  const dark: Rgb = [24, 29, 32];
  for (let run = 0; run < 500; run++) {
    const colour = [0, 0, 0].map(() => Math.floor(random.next() * 256)) as unknown as Rgb;
    expect(stepped(colour, [255, 255, 255])).toEqual(colour);
    expect(contrast(stepped(colour, dark), dark)).toBeGreaterThanOrEqual(3);
  }
  expect(stepped([239, 147, 92], dark)).toEqual([239, 147, 92]);
});
