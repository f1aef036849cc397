import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsIn } from "../../../../src/Workbench/check-modules.mjs";

const root = join(import.meta.dirname, "..", "..", "..", "..");
const template = join(root, "templates", "workbench-module");
const run = promisify(execFile);

/** On a busy machine, ms. */
const PATIENCE_MS = 180_000;

let folder;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "template-"));
  cpSync(template, folder, { recursive: true });
  const installed = join(folder, "node_modules");
  mkdirSync(join(installed, "@webviz-portal"), { recursive: true });
  const library = join(installed, "@webviz-portal", "workbench");
  await run(process.execPath, [join(root, "src", "Workbench", "pack.mjs"), library]);
  for (const name of [".bin", "esbuild", "typescript", ...Object.keys(packageOf(library).dependencies)])
    symlinkSync(join(root, "node_modules", name), join(installed, name), "junction");
}, PATIENCE_MS);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const packageOf = (of) => JSON.parse(readFileSync(join(of, "package.json"), "utf8"));

test("the template, copied to elsewhere, builds on the packed library and passes its tests", { timeout: PATIENCE_MS }, async () => {
  await run("npm", ["run", "--silent", "build"], { cwd: folder });
  const { stdout } = await run("npm", ["run", "--silent", "test"], { cwd: folder });
  expect(stdout).toMatch(/pass 3\b/);
  expect(stdout).toMatch(/fail 0\b/);
});

test("the template is laid out as modules are, and asks for what the portal has", async () => {
  const modules = join(folder, "modules");
  cpSync(join(template, "src"), join(modules, "MyModule"), { recursive: true });
  expect(await faultsIn(modules)).toEqual([]);
  const versions = {
    ...packageOf(root).devDependencies,
    ...packageOf(join(root, "src", "Workbench")).dependencies,
    "@webviz-portal/workbench": "1.0.0",
  };
  const { dependencies, devDependencies } = packageOf(template);
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
    expect([name, versions[name]]).toEqual([name, version]);
});
