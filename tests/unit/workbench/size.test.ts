import { expect, test } from "vitest";
import stored from "../../data/synthetic-session-20k.json";
import { MAX_CONTENT_SIZE_BYTES } from "../../../src/Portal.Web/Workbench/shim/constants";
import type { Content } from "../../../src/Portal.Web/Workbench/shim/content";
import { largestModules, sizeText, tooLargeText, utf8Length } from "../../../src/Portal.Web/Workbench/shim/size";

const { dashboards } = stored as unknown as Content;

test("S38 size is counted in bytes of UTF-8", () => {
  expect(utf8Length("Ærøy 😀")).toBe(11);
});

test("S38 the largest modules are named with their dashboards", () => {
  const largest = largestModules(dashboards, 2);
  expect(largest).toHaveLength(2);
  expect(largest[0]!.bytes).toBeGreaterThanOrEqual(largest[1]!.bytes);
  const text = tooLargeText(1_700_000, dashboards);
  expect(text).toContain("Too large: 1.63 MB of 1.5 MB.");
  expect(text).toContain(`${largest[0]!.module} in ${largest[0]!.dashboard}`);
});

test("S38 one byte over the limit never reads as the limit", () => {
  expect(sizeText(MAX_CONTENT_SIZE_BYTES)).toBe("1.5 MB");
  expect(sizeText(MAX_CONTENT_SIZE_BYTES + 1)).toBe("1.51 MB");
  expect(sizeText(700_000)).toBe("684 kB");
});
