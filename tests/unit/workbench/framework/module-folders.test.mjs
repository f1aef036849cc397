import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { faultsIn } from "../../../../src/Workbench/check-modules.mjs";

const root = join(import.meta.dirname, "..", "..", "..", "..");
const example = join(import.meta.dirname, "..", "port", "ContourMap");

let modules;
beforeEach(() => {
  modules = mkdtempSync(join(tmpdir(), "folders-"));
  symlinkSync(join(root, "node_modules"), join(modules, "node_modules"), "junction");
  cpSync(example, join(modules, "ContourMap"), { recursive: true });
  rmSync(join(modules, "ContourMap", "second-spelling"), { recursive: true });
});
afterEach(() => rmSync(modules, { recursive: true, force: true }));

const faults = (exempt) => faultsIn(modules, exempt);

function write(file, text) {
  const path = join(modules, "ContourMap", file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

test("the reference example is laid out as it should be", async () => {
  expect(await faults()).toEqual([]);
});

test.each([
  ["registerModule.ts", "registerModule.ts is missing"],
  ["loadModule.ts", "loadModule.ts is missing"],
  ["view/persistence.ts", "view/persistence.ts is missing"],
])("a module without %s is found", async (file, fault) => {
  rmSync(join(modules, "ContourMap", file));
  if (file.includes("/")) rmSync(join(modules, "ContourMap", "persistence.ts"));
  if (file.includes("/")) write("persistence.ts", "export const SERIALIZED_STATE = { settings: {}, view: {} };");
  expect(await faults()).toContain(`ContourMap: ${fault}`);
});

test("fixable atoms and schemas in other files are found", async () => {
  write("view/chart.ts", "export const a = persistableFixableAtom<string | null>({});");
  write("persistence.ts", "export const SERIALIZED_STATE = { view: new SchemaBuilder(() => ({})) };");
  const found = await faults();
  expect(found).toContainEqual(expect.stringContaining("view/chart.ts: fixable atoms belong to"));
  expect(found).toContainEqual(expect.stringContaining("persistence.ts: schemas belong to"));
});

test.each([
  ["itself", 'document.title = "";'],
  ["by what it imports", 'import "../view/shown";'],
])("a persistence file that touches the page at import, %s, is found", async (_how, line) => {
  write("view/shown.ts", "export const width = window.innerWidth;");
  const file = join(modules, "ContourMap", "settings", "persistence.ts");
  writeFileSync(file, `${readFileSync(file, "utf8")}\n${line}\n`);
  expect(await faults()).toContainEqual(expect.stringMatching(/^ContourMap: settings\/persistence.ts cannot be imported without a page/));
});

test("an older module that follows the order is to be held to it", async () => {
  expect(await faults(["ContourMap"])).toEqual(["ContourMap: follows the order now: take it out of check-modules.mjs"]);
});
