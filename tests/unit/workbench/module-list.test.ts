import { expect, test, vi } from "vitest";
import { isLost } from "../../../src/Workbench/dashboards/lost-code";
import { offered } from "../../../src/Workbench/dashboards/module-list";
import type { AnyModuleRegistration } from "../../../src/Workbench/framework/module-registration";

const module = (
  moduleName: string,
  devState: "prod" | "dev" | "deprecated",
  category: "main" | "debug" = "main",
): AnyModuleRegistration => ({
  moduleName,
  devState,
  category,
  defaultTitle: moduleName,
});

test("modules that are being made, or are for finding faults, are offered with a flag alone; old ones never", () => {
  const all = [module("Ready", "prod"), module("Young", "dev"), module("Old", "deprecated"), module("Probe", "prod", "debug")];
  const names = (showsAll: boolean): string[] => offered(all, showsAll).map(({ moduleName }) => moduleName);
  expect([names(false), names(true)]).toEqual([["Ready"], ["Ready", "Young", "Probe"]]);
});

test.each([
  [404, true],
  [410, true],
  [200, false],
  [503, false],
])("code whose file answers %i is gone: %s", async (status, lost) => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(null, { status })));
  expect(await isLost(new TypeError("Failed to fetch dynamically imported module: https://x.test/assets/a-B.js"))).toBe(lost);
  vi.unstubAllGlobals();
});

test("code that is out of reach, or whose file is not named, is not gone", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));
  expect(await isLost(new TypeError("error loading dynamically imported module: https://x.test/a.js"))).toBe(false);
  expect(await isLost(new TypeError("Importing a module script failed."))).toBe(false);
  expect(await isLost(null)).toBe(false);
  vi.unstubAllGlobals();
});
