import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ModuleRegistry } from "../../../../src/Workbench/framework/module-registry";
import "../../../../src/Workbench/modules/registerAllModules";
import { faultsOfSchemas, withNew } from "./schema-pins";

const root = join(import.meta.dirname, "..", "..", "..", "..");
const pinsOf = (name) => join(root, "tests", "data", "module-schemas", `${name}.json`);

function changelogOf(name) {
  const folder = join(root, "src", "Workbench", "modules", name);
  const file = ["CHANGELOG.md", "changelog.md"].map((each) => join(folder, each)).find((each) => existsSync(each));
  return file === undefined ? "" : readFileSync(file, "utf8");
}

const readPins = (name) => (existsSync(pinsOf(name)) ? JSON.parse(readFileSync(pinsOf(name), "utf8")) : {});

test.each(ModuleRegistry.list().map((module) => [module.moduleName, module]))(
  "S98 the stored states of %s can be read for ever",
  (name, module) => {
    if (process.env.PIN_SCHEMAS === "1") {
      mkdirSync(join(pinsOf(name), ".."), { recursive: true });
      writeFileSync(pinsOf(name), JSON.stringify(withNew(module, readPins(name)), null, 2) + "\n");
    }
    expect(faultsOfSchemas(module, readPins(name), changelogOf(name))).toEqual([]);
  },
);

describe("S98 a change of a schema is found", () => {
  const one = { properties: { a: { type: "string" } } };
  const two = { properties: { b: { type: "string" } } };
  const pins = { settings: { 1: one } };
  const raised = { serializedStateSchema: { settings: two }, stateVersion: { settings: 2 }, migrations: { settings: { 2: () => ({}) } } };
  const faults = (module, its, changelog = "") => faultsOfSchemas({ moduleName: "M", ...module }, its, changelog);

  test("unless its version, migration and line in the changelog are there", () => {
    const pinned = { settings: { 1: one, 2: two } };
    expect(faults(raised, pinned, "* settings 2: `a` is called `b`.")).toEqual([]);
    expect(faults({ serializedStateSchema: { settings: two } }, pins)).toEqual([
      "the schema of its settings changed: it needs version 2, a migration and a line in its changelog",
    ]);
    expect(faults(raised, pins, "* settings 2: x")).toEqual(["version 2 of its settings is not pinned: run the tests with PIN_SCHEMAS=1"]);
    expect(faults(raised, pinned, "# 2\n* settings 3: x")).toEqual(['its changelog has no line "settings 2: …"']);
    expect(faults({ ...raised, migrations: {} }, pinned, "settings 2: x")).toEqual(["there is no migration to version 2 of its settings"]);
    expect(faults({ serializedStateSchema: { settings: one } }, pinned)).toEqual([
      "version 1 of its settings is older than 2, which was stored once",
    ]);
    expect(faults({}, pins)).toEqual(["its settings were stored, and are no more"]);
  });

  test("and what is pinned is never pinned anew", () => {
    expect(withNew({ serializedStateSchema: { settings: two } }, pins)).toEqual(pins);
    expect(withNew(raised, pins)).toEqual({ settings: { 1: one, 2: two } });
  });
});
