import { describe, expect, test } from "vitest";
import { summaryOf } from "../../../../../src/Workbench/modules/_shared/summary";
import { hoveredIn, labelsOf, type Series } from "../../../../../src/Workbench/modules/_shared/response/series";
import { boxes, pointAt } from "../../../../../src/Workbench/modules/Distribution/view/boxes";
import { histogram } from "../../../../../src/Workbench/modules/Distribution/view/histogram";
import { csvRows } from "../../../../../src/Workbench/modules/Distribution/view/numbers";

function series(place: number, ensembleName: string, values: Readonly<Record<number, number>>): Series {
  const all = new Map(Object.entries(values).map(([realization, value]) => [Number(realization), value]));
  const ensemble = {
    ident: `c::${ensembleName}`,
    name: ensembleName,
    caseName: "Field",
    color: "#205020",
    state: "available",
    entry: null,
  } as const;
  const response = { ensemble, name: "FOPT", unit: "Sm³", time: "1 Jan 2028", values: all };
  return { response, label: ensembleName, colour: [32, 80, 32], place, summary: summaryOf(all.values()) };
}

const prior = series(0, "prior", { 3: 0, 7: 4, 9: 10 });
const posterior = series(1, "posterior", { 3: 5, 8: 6 });

describe("a histogram", () => {
  test("says at each bar how many realizations of each ensemble are in it", () => {
    const { marks, y } = histogram([prior, posterior], 5, () => null);
    expect(marks.map(({ lines }) => lines)).toEqual([
      ["0 to 2 Sm³", "prior: 1 of 3 realizations", "posterior: 0 of 2 realizations"],
      ["2 to 4 Sm³", "prior: 0 of 3 realizations", "posterior: 0 of 2 realizations"],
      ["4 to 6 Sm³", "prior: 1 of 3 realizations", "posterior: 1 of 2 realizations"],
      ["6 to 8 Sm³", "prior: 0 of 3 realizations", "posterior: 1 of 2 realizations"],
      ["8 to 10 Sm³", "prior: 1 of 3 realizations", "posterior: 0 of 2 realizations"],
    ]);
    expect(y.title).toBe("Share of realizations (%)");
    expect(histogram([prior], 5, () => null).y.title).toBe("Realizations");
  });

  test("has words in its place, with its unit, time and numbers", () => {
    expect(histogram([posterior], null, () => null).label).toBe(
      "Histogram of FOPT in Sm³ on 1 Jan 2028. posterior: 2 realizations, mean 5.5, P10 5.9, P90 5.1, from 5 to 6",
    );
  });

  test("of no value at all has no bars", () => {
    expect(histogram([series(0, "none", {})], null, () => null).marks).toEqual([]);
  });
});

describe("box and violin", () => {
  test("have a mark for each ensemble and one for each realization, from the least value to the largest", () => {
    for (const kind of ["box", "violin"] as const) {
      const { marks } = boxes(kind, [prior, posterior], () => null);
      expect(marks.map(({ key }) => pointAt(key))).toEqual([
        null,
        { place: 0, realization: 3 },
        { place: 0, realization: 7 },
        { place: 0, realization: 9 },
        null,
        { place: 1, realization: 3 },
        { place: 1, realization: 8 },
      ]);
      expect(marks[0]?.lines).toEqual([
        "prior, 3 realizations",
        "FOPT: mean 4.667 Sm³",
        "P10 8.8, P90 0.8",
        "Median 4, half of them 2 to 7",
        "All 0 to 10",
      ]);
      expect(marks[2]?.lines).toEqual(["prior, realization 7", "FOPT: 4 Sm³"]);
    }
  });
});

test("a realization pointed at elsewhere is marked in its own ensemble, or in all where none is told", () => {
  expect(hoveredIn({ realization: 3 }, prior.response)).toBe(3);
  expect(hoveredIn({ realization: 3, ensembleIdent: "c::prior" }, prior.response)).toBe(3);
  expect(hoveredIn({ realization: 3, ensembleIdent: "c::posterior" }, prior.response)).toBe(null);
  expect(hoveredIn({ realization: 8 }, prior.response)).toBe(null);
  expect(hoveredIn({ timeUtcMs: 3 }, prior.response)).toBe(null);
  expect(hoveredIn(null, prior.response)).toBe(null);
});

test("series of the same ensemble are told apart by what they show", () => {
  const other = { ...prior.response, name: "FGPT" };
  expect(labelsOf([prior.response, posterior.response])).toEqual(["prior", "posterior"]);
  expect(labelsOf([prior.response, other])).toEqual(["FOPT, prior", "FGPT, prior"]);
  const satellite = { ...prior.response, ensemble: { ...prior.response.ensemble, ident: "d::prior", caseName: "Satellite" } };
  expect(labelsOf([prior.response, satellite])).toEqual(["prior (Field)", "prior (Satellite)"]);
});

test("the table of values has a row a realization", () => {
  expect(csvRows([posterior])).toEqual([
    ["posterior", 3, "FOPT", "Sm³", "1 Jan 2028", 5],
    ["posterior", 8, "FOPT", "Sm³", "1 Jan 2028", 6],
  ]);
});
