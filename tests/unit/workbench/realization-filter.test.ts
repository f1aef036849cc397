import { expect, test } from "vitest";
import { filterOf, setFilter } from "../../../src/Workbench/dashboards/filter-edits";
import { parseRanges, rangesText } from "../../../src/Workbench/dashboards/number-ranges";
import type { EnsembleParameter } from "../../../src/Workbench/framework/ensembles/ensemble-parameters";
import { filtered, type RealizationFilter } from "../../../src/Workbench/framework/ensembles/realization-filter";
import { newContent } from "../../../src/Workbench/new-content";

const all = [0, 1, 2, 3, 5, 8];
const parameters: readonly EnsembleParameter[] = [
  {
    name: "FWL",
    groupName: null,
    type: "continuous",
    isLogarithmic: false,
    unit: "m",
    realizations: all,
    values: [10, 20, 30, 40, 50, 60],
  },
  { name: "SCAL", groupName: "G", type: "discrete", isLogarithmic: false, unit: null, realizations: all, values: [1, 2, 3, 1, 2, 3] },
];

function filter(part: Partial<RealizationFilter>): RealizationFilter {
  return {
    assignedEnsembleIdentString: "c::e",
    includeExcludeFilter: "includeFilter",
    filterType: "byRealizationNumber",
    realizationNumberSelections: [],
    parameterIdentStringToValueSelectionMap: [],
    ...part,
  };
}

const two = { type: "single", value: 2 } as const;
const toThree = { type: "range", range: { start: 1, end: 3 } } as const;
const fwl = (start: number, end: number) => ({ parameterIdentString: "FWL", type: "continuous", range: { start, end } }) as const;
const scal = (...value: number[]) => ({ parameterIdentString: "SCAL~@@~G", type: "discrete", values: { type: "number", value } }) as const;

test.each([
  ["nothing", undefined, all, "none"],
  ["no numbers, as the public frontend writes it", filter({}), all, "none"],
  ["a number", filter({ realizationNumberSelections: [two] }), [2], "applied"],
  ["a range, ends included", filter({ realizationNumberSelections: [toThree] }), [1, 2, 3], "applied"],
  ["both, left out", filter({ realizationNumberSelections: [two, toThree], includeExcludeFilter: "excludeFilter" }), [0, 5, 8], "applied"],
  ["a number that is not there", filter({ realizationNumberSelections: [{ type: "single", value: 7 }] }), [], "applied"],
  [
    "a range of values",
    filter({ filterType: "byParameterValues", parameterIdentStringToValueSelectionMap: [fwl(20, 40)] }),
    [1, 2, 3],
    "applied",
  ],
  [
    "two parameters at once",
    filter({ filterType: "byParameterValues", parameterIdentStringToValueSelectionMap: [fwl(20, 60), scal(3, 1)] }),
    [2, 3, 8],
    "applied",
  ],
  [
    "a parameter that the ensemble does not have",
    filter({ filterType: "byParameterValues", parameterIdentStringToValueSelectionMap: [{ ...fwl(0, 1), parameterIdentString: "GOC" }] }),
    all,
    "applied",
  ],
  ["another kind", { ...filter({}), filterType: "byMoonPhase" }, all, "unknown"],
  ["something else", "text", all, "unknown"],
] as const)("S147 a filter with %s", (_what, stored, realizations, state) => {
  expect(filtered(all, stored, parameters)).toEqual({ realizations, state });
});

test("S147 a filter by value waits for the values", () => {
  const byValue = filter({ filterType: "byParameterValues", parameterIdentStringToValueSelectionMap: [fwl(20, 40)] });
  expect(filtered(all, byValue, undefined).state).toBe("loading");
});

test("S147 numbers and ranges are read as people write them, and written so that they are read again", () => {
  const read = parseRanges(" 0-9, 12 ;20 – 29 ,");
  expect(read).toEqual({
    selections: [
      { type: "range", range: { start: 0, end: 9 } },
      { type: "single", value: 12 },
      { type: "range", range: { start: 20, end: 29 } },
    ],
  });
  expect("selections" in read && rangesText(read.selections)).toBe("0-9, 12, 20-29");
  expect(parseRanges("")).toEqual({ selections: [] });
  for (const wrong of ["a", "1-", "-1", "1.5", "9-1", "1--2"]) expect(parseRanges(wrong), wrong).toHaveProperty("problem");
});

test("S147 a filter of another ensemble, and what is not known of one, stay as they are", () => {
  const other = { ensembleIdentString: "c::other", realizationFilter: { filterType: "byMoonPhase" }, more: 1 };
  const before = { ...newContent(), ensembleRealizationFilterSet: [other, { ensembleIdentString: "c::e", extra: true }] };
  const set = setFilter("c::e", filter({ realizationNumberSelections: [two] }))(before);
  expect(set.ensembleRealizationFilterSet).toEqual([
    other,
    { ensembleIdentString: "c::e", extra: true, realizationFilter: filter({ realizationNumberSelections: [two] }) },
  ]);
  expect(filterOf(set, "c::other")).toEqual({ filterType: "byMoonPhase" });
  expect(setFilter("c::e", null)(set).ensembleRealizationFilterSet).toEqual([other]);
});
