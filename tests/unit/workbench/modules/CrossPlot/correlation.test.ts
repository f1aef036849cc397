import { describe, expect, test } from "vitest";
import type { EnsembleParameter } from "../../../../../src/Workbench/framework/ensembles/ensemble-parameters";
import type { Response } from "../../../../../src/Workbench/modules/_shared/response/response";
import { ofParameter, pointsOf } from "../../../../../src/Workbench/modules/CrossPlot/along-x";
import { correlationOf } from "../../../../../src/Workbench/modules/CrossPlot/correlation";
import { correlationsOf, drawnOf, rText } from "../../../../../src/Workbench/modules/CrossPlot/correlations";
import { Random } from "../../fakes/random";

describe("a correlation", () => {
  test("of five pairs is what a hand reckons", () => {
    // Means 3 and 4; sums of squares 10 and 6, of products 6: r = 6 / sqrt(60), slope 6/10, intercept 4 - 0.6 x 3.
    const { count, r, line } = correlationOf([
      [1, 2],
      [2, 4],
      [3, 5],
      [4, 4],
      [5, 5],
    ]);
    expect(count).toBe(5);
    expect(r).toBeCloseTo(6 / Math.sqrt(60), 12);
    expect(line?.slope).toBeCloseTo(0.6, 12);
    expect(line?.intercept).toBeCloseTo(2.2, 12);
  });

  test("is 1 or -1 on a line, however far from 0 the values are", () => {
    const pairs = Array.from({ length: 50 }, (_, index) => [1e9 + index, 7e12 - 3 * index] as const);
    expect(correlationOf(pairs).r).toBeCloseTo(-1, 9);
    expect(correlationOf(pairs.map(([x, y]) => [x, -y])).r).toBeCloseTo(1, 9);
  });

  test("is none where a value does not vary, or of two pairs; pairs that are no numbers do not count", () => {
    expect(
      correlationOf([
        [1, 0.1],
        [2, 0.1],
        [3, 0.1],
      ]),
    ).toMatchObject({ r: null, line: { slope: 0 } });
    expect(
      correlationOf([
        [0.1, 1],
        [0.1, 2],
        [0.1, 3],
      ]),
    ).toEqual({ count: 3, r: null, line: null });
    expect(
      correlationOf([
        [1, 1],
        [2, 2],
      ]).r,
    ).toBe(null);
    expect(
      correlationOf([
        [1, 1],
        [2, NaN],
        [3, 3],
        [4, 5],
      ]).count,
    ).toBe(3);
    expect(correlationOf([])).toEqual({ count: 0, r: null, line: null });
  });

  test("does not change with the units, and never leaves -1..1", () => {
    const random = new Random(5);
    for (let run = 0; run < 300; run++) {
      const pairs = Array.from({ length: 3 + Math.floor(random.next() * 60) }, () => [random.next(), random.next()] as const);
      const { r } = correlationOf(pairs);
      const scaled = correlationOf(pairs.map(([x, y]) => [1000 * x - 3, 0.001 * y + 90])).r;
      expect(Math.abs(r!)).toBeLessThanOrEqual(1);
      expect(scaled).toBeCloseTo(r!, 9);
    }
  });
});

const realizations = [3, 5, 7, 9];

function parameter(name: string, values: readonly number[] | readonly string[], more: Partial<EnsembleParameter> = {}): EnsembleParameter {
  return { name, groupName: null, type: "continuous", isLogarithmic: false, unit: null, realizations, values, ...more };
}

const ensemble = { ident: "c::e", name: "e", caseName: "", color: "#205020", state: "available", entry: null } as const;
/** Without realization 5: the filter left it out. */
const response: Response = {
  ensemble,
  name: "FOPT",
  unit: "Sm³",
  time: null,
  values: new Map([
    [3, 1],
    [7, 2],
    [9, 3],
  ]),
};

describe("the bars", () => {
  const parameters = [
    parameter("weak", [5, 99, 1, 5.5]),
    parameter("same", [7, 1, 7, 7]),
    parameter("down", [3, -99, 2, 1]),
    parameter("words", ["a", "b", "c", "d"]),
    parameter("powers", [1, 5, 10, 100], { isLogarithmic: true }),
    parameter("also up", [10, 0, 20, 30], { groupName: "group" }),
  ];

  test("are of all parameters that vary, the strongest first, of the realizations by number", () => {
    const all = correlationsOf(response, parameters);
    expect(all.map(({ parameter: ident, r, count }) => [ident, Number(r.toFixed(3)), count])).toEqual([
      ["also up~@@~group", 1, 3],
      ["down", -1, 3],
      ["powers", 1, 3],
      // Means 3.833 and 2; of products 0.5, of squares 12.167 and 2: 0.5 / sqrt(24.33).
      ["weak", 0.101, 3],
    ]);
    expect(all.find(({ name }) => name === "powers")?.isLogarithmic).toBe(true);
  });

  test("are so many at most, and none below the cut-off", () => {
    const all = correlationsOf(response, parameters);
    expect(drawnOf(all, 2, 0).map(({ name }) => name)).toEqual(["also up", "down"]);
    expect(drawnOf(all, 50, 0.5).map(({ name }) => name)).toEqual(["also up", "down", "powers"]);
  });

  test("have words with two digits and no minus zero", () => {
    expect([0.617, -0.05, -0.001, 1].map(rText)).toEqual(["0.62", "−0.05", "0.00", "1.00"]);
  });
});

describe("along x", () => {
  test("values that name a choice have a place each; many of them, or continuous ones, have an axis", () => {
    const discrete = { type: "discrete" } as const;
    expect(ofParameter(parameter("SCAL", [3, 1, 3, 2], discrete))).toMatchObject({
      categories: ["1", "2", "3"],
      values: new Map([
        [3, 2],
        [5, 0],
        [7, 2],
        [9, 1],
      ]),
    });
    expect(ofParameter(parameter("CASE", ["low", "high", "low", "base"], discrete)).categories).toEqual(["base", "high", "low"]);
    const many = Array.from({ length: 13 }, (_, index) => index);
    expect(ofParameter(parameter("SEED", many, { ...discrete, realizations: many })).categories).toBe(null);
    expect(ofParameter(parameter("NTG", [0.5, 0.6, 0.7, 0.8]))).toMatchObject({ categories: null, isLogarithmic: false });
  });

  test("logarithms are drawn only of values above 0", () => {
    expect(ofParameter(parameter("KVKH", [0.1, 1, 10, 100], { isLogarithmic: true })).isLogarithmic).toBe(true);
    expect(ofParameter(parameter("ODD", [0, 1, 10, 100], { isLogarithmic: true })).isLogarithmic).toBe(false);
  });

  test("points are those of the realizations that have both values, by number", () => {
    expect(pointsOf(ofParameter(parameter("NTG", [0.5, 0.6, 0.7, 0.8])), response)).toEqual([
      { realization: 3, x: 0.5, y: 1 },
      { realization: 7, x: 0.7, y: 2 },
      { realization: 9, x: 0.8, y: 3 },
    ]);
  });
});
