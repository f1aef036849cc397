import { expect, test } from "vitest";
import { failureText } from "../../../src/Workbench/page/failure-words";
import { sizeText } from "../../../src/Workbench/page/words";
import stored from "../../data/synthetic-session-20k.json";
import { MAX_CONTENT_SIZE_BYTES } from "../../../src/Workbench/shim/constants";
import type { Content } from "../../../src/Workbench/shim/content/content";
import {
  excessOf,
  largestModules,
  literalLength,
  MAX_CONTENT_LITERAL_BYTES,
  utf8Length,
  type Excess,
  type ModuleSize,
} from "../../../src/Workbench/shim/content/size";

function tooLargeText(actual: number, largest: readonly ModuleSize[], limit: Excess["limit"] = "content"): string {
  const allowed = limit === "content" ? MAX_CONTENT_SIZE_BYTES : MAX_CONTENT_LITERAL_BYTES;
  return failureText({ kind: "too-large", cause: { kind: "content-excess", limit, largest }, actual, allowed });
}

const { dashboards } = stored as unknown as Content;

test("S38 size is counted in bytes of UTF-8", () => {
  expect(utf8Length("Ærøy 😀")).toBe(11);
});

test("S38 the largest modules are named with their dashboards", () => {
  const largest = largestModules(dashboards, 2);
  expect(largest).toHaveLength(2);
  expect(largest[0]!.bytes).toBeGreaterThanOrEqual(largest[1]!.bytes);
  const text = tooLargeText(1_700_000, largest);
  expect(text).toContain("Too large: 1.63 MB of 1.5 MB.");
  expect(text).toContain(`${largest[0]!.module} in ${largest[0]!.dashboard}`);
});

test("S38 one byte over the limit never reads as the limit", () => {
  expect(sizeText(MAX_CONTENT_SIZE_BYTES)).toBe("1.5 MB");
  expect(sizeText(MAX_CONTENT_SIZE_BYTES + 1)).toBe("1.51 MB");
  expect(sizeText(700_000)).toBe("684 kB");
});

const quotes = (count: number): string => '"'.repeat(count);
const control = (count: number): string => "\u0001".repeat(count);

test.each([
  ["letters", "a", 1],
  ["a letter of two bytes", "ø", 2],
  ["a letter of four bytes", "😀", 4],
  ["a quote", '"', 2],
  ["a backslash", "\\", 2],
  ["a line break", "\n", 2],
  ["a form feed", "\f", 2],
  ["a backspace", "\b", 2],
  ["a vertical tab", "\v", 6],
  ["a null", "\0", 6],
  ["an escape", "\u001b", 6],
  ["a delete", "\u007f", 1],
  ["a separator of lines", "\u2028", 3],
])("S38 a JSON literal counts as JSON writes it: %s", (_, text, bytes) => {
  expect(literalLength(text)).toBe(bytes);
  expect(literalLength(text)).toBe(utf8Length(JSON.stringify(text)) - 2);
});

test.each([
  ["the largest text", "a".repeat(MAX_CONTENT_SIZE_BYTES), null],
  ["one byte more", "a".repeat(MAX_CONTENT_SIZE_BYTES + 1), { limit: "content", actual: 1_572_865, allowed: 1_572_864 }],
  ["letters of two bytes", "ø".repeat(MAX_CONTENT_SIZE_BYTES / 2 + 1), { limit: "content", actual: 1_572_866, allowed: 1_572_864 }],
  ["quotes alone", quotes(MAX_CONTENT_SIZE_BYTES), null],
  ["control characters that just fit", control(MAX_CONTENT_LITERAL_BYTES / 6), null],
  ["one control character more", control(MAX_CONTENT_LITERAL_BYTES / 6 + 1), { limit: "literal", actual: 3_145_734, allowed: 3_145_728 }],
  ["control characters in 1.5 MB", control(MAX_CONTENT_SIZE_BYTES), { limit: "literal", actual: 9_437_184, allowed: 3_145_728 }],
])("S38 content is refused before it is sent when it is over one of two limits: %s", (_, text, excess) => {
  expect(excessOf(text)).toEqual(excess);
});

test("S38 the text says which limit, and the actual and the allowed size", () => {
  expect(tooLargeText(6 * MAX_CONTENT_SIZE_BYTES, [], "literal")).toBe(
    "Too large as JSON, where quotes take two bytes and control characters six: 9 MB of 3 MB. Nothing was sent, your work is kept here.",
  );
});
