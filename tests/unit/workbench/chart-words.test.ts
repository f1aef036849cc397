import { expect, test } from "vitest";
import type { VectorData } from "../../../src/Workbench/data/ensembles";
import { contrast, stepped, type Rgb } from "../../../src/Workbench/framework/ensemble-colour";
import type { Drawing } from "../../../src/Workbench/modules/TimeSeries/chart";
import { readout, summary } from "../../../src/Workbench/modules/TimeSeries/readout";
import { Random } from "./fakes/random";

const months = [Date.UTC(2020, 0, 1) / 1000, Date.UTC(2020, 1, 1) / 1000];
const all = { realizations: true, mean: true, band: true, measured: true };

function data(rows: number[][], measured: (number | null)[] = [null, null]): VectorData {
  return { times: months, measured, realizations: rows.map((row) => Float32Array.from(row)) };
}

function drawing(more: Partial<Drawing>): Drawing {
  const names = { first: "iter-0", second: "iter-3" };
  return {
    first: data(
      [
        [1, 2],
        [3, 4],
      ],
      [2, null],
    ),
    second: null,
    names,
    shown: all,
    zoom: null,
    ...more,
  } as Drawing;
}

test("every line that is shown is named in the readout", () => {
  const both = drawing({ second: data([[10, 20]]) });
  expect(readout(both, 0)).toEqual([
    "Jan 2020",
    "iter-0: mean 2, P10 2.8, P90 1.2, realizations 1 to 3",
    "iter-3: mean 10, P10 10, P90 10, realizations 10 to 10",
    "Measured: 2",
  ]);
  expect(readout(both, 1)).toHaveLength(3);
  const meanAlone = { realizations: false, mean: true, band: false, measured: false };
  expect(readout(drawing({ shown: meanAlone }), 1)).toEqual(["Feb 2020", "iter-0: mean 3"]);
});

test("the text alternative names every line that is shown", () => {
  expect(summary(drawing({ second: data([[10, 20]]) }), "FOPR", "Sm³/d")).toBe(
    "FOPR in Sm³/d. iter-0: mean 2 in Jan 2020, highest 3 in Feb 2020, 3 in Feb 2020, P10 3.8 and P90 2.2 in Feb 2020, 2 realizations. "
      + "iter-3: mean 10 in Jan 2020, highest 20 in Feb 2020, 20 in Feb 2020, P10 20 and P90 20 in Feb 2020, 1 realizations. "
      + "Measured: 1 value, 2 in Jan 2020",
  );
});

test("S128 values that are missing are said, and nothing stops", () => {
  const empty = drawing({ first: data([[NaN, NaN]]) });
  expect(readout(empty, 0)).toEqual(["Jan 2020", "iter-0: no value"]);
  expect(summary(empty, "FOPR", "Sm³/d")).toBe("FOPR in Sm³/d. iter-0: no values. Measured: no values");
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
