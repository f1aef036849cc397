import { describe, expect, test } from "vitest";
import table from "../../data/text-rules.json";
import { textProblem } from "../../../src/Workbench/page/failure-words";
import { MAX_DESCRIPTION_LENGTH, MAX_TITLE_LENGTH } from "../../../src/Workbench/shim/constants";
import {
  descriptionProblem,
  fitTitle,
  lengthOf,
  normalizeText,
  titleProblem,
  type TextProblem,
} from "../../../src/Workbench/shim/content/text-rules";

interface Row {
  name: string;
  input: string;
  times?: number;
  normalized?: string;
  title: string;
  description: string;
}

function verdict(problem: TextProblem | null): string {
  if (problem === null) return "ok";
  const reason = textProblem(problem);
  return reason.includes("empty") ? "empty" : reason.includes("control") ? "control" : reason.includes("seen") ? "unseen" : "too long";
}

describe("S25 S131 titles and descriptions follow the table that the server's tests read, too", () => {
  test.each(table.cases as Row[])("$name", (row) => {
    const input = row.input.repeat(row.times ?? 1);
    const normalized = normalizeText(input);
    expect(normalized).toBe(row.normalized ?? input);
    expect(verdict(titleProblem(normalized, MAX_TITLE_LENGTH))).toBe(row.title);
    expect(verdict(descriptionProblem(normalized, MAX_DESCRIPTION_LENGTH))).toBe(row.description);
  });
});

test("S25 a long run of white space inside a title is read in no time", () => {
  expect(normalizeText(`a${" ".repeat(200_000)}b`)).toHaveLength(200_002);
});

test("S75 a session made from a snapshot has a title within the limit, also of emoji", () => {
  expect(fitTitle("", "Drogon", " (snapshot)", 50)).toBe("Drogon (snapshot)");
  const fitted = fitTitle("", "😀".repeat(60), " (snapshot)", 50);
  expect(lengthOf(fitted)).toBe(50);
  expect(fitted).toMatch(/^😀+… \(snapshot\)$/u);
});
