import { expect, test } from "vitest";
import { csvText, fileName } from "../../../../../src/Workbench/modules/_shared/export";

test("a table is written as RFC 4180 has it: quotes, lines, numbers with their digits", () => {
  const rows = [
    ['iter "3", east', 0.1 + 0.2, null],
    ["two\nlines", Math.fround(1234.5678), NaN],
  ];
  expect(csvText(["name", "value", "none"], rows)).toBe('name,value,none\r\n"iter ""3"", east",0.3,\r\n"two\nlines",1234.56775,\r\n');
});

test("a text that a spreadsheet would take for a formula stays a text, and a number stays a number", () => {
  expect(csvText(["=1+1"], [["@SUM(A1)"], ["-x"], [-1.5]])).toBe("'=1+1\r\n'@SUM(A1)\r\n'-x\r\n-1.5\r\n");
});

test("names of files are names on every system", () => {
  expect(fileName(["Time series", "WOPR:A-1", "../iter-3"], "csv")).toBe("Time-series_WOPR-A-1_iter-3.csv");
  expect(fileName(["Ærfugl øst", ""], "png")).toBe("Ærfugl-øst.png");
  expect(fileName(["***"], "png")).toBe("chart.png");
});
