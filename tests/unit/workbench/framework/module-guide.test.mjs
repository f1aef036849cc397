import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as framework from "../../../../src/Workbench/framework/index";

const root = join(import.meta.dirname, "..", "..", "..", "..");
const guide = readFileSync(join(root, "docs", "workbench-modules.md"), "utf8");
const door = readFileSync(join(root, "src", "Workbench", "framework", "index.ts"), "utf8");
const example = join(import.meta.dirname, "..", "port", "ContourMap");

test("the guide quotes the example that is compiled and run, file by file", () => {
  const blocks = [...guide.matchAll(/^(?:`(?<file>[\w/.]+)`:\n\n)?```ts\n(?<text>.*?)^```$/gms)].map(({ groups }) => groups);
  expect(blocks.length).toBeGreaterThan(4);
  for (const { file, text } of blocks) expect([file, text]).toEqual([file, readFileSync(join(example, file), "utf8")]);
});

test("every name that the guide takes from the framework is there", () => {
  const [, table] = guide.split("## Import paths");
  const rows = [...table.matchAll(/^\| `(?:@|ajv).*\| (.*) \|$/gm)].map(([, names]) => names);
  const alone = table.slice(table.indexOf("Ours alone:"));
  const names = [...[...rows, alone].join(" ").matchAll(/`(\w+)`/g)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(20);
  const missing = names.filter(
    (name) => !(name in framework) && !new RegExp(`\\btype ${name}\\b|^export type \\{[^}]*\\b${name}\\b`, "m").test(door),
  );
  expect(missing).toEqual([]);
});

test("the guide names files that are there", () => {
  const named = [...guide.matchAll(/`((?:src|tests|templates|docs)\/[\w/.-]+\w)`/g)].map(([, path]) => path);
  expect(named.length).toBeGreaterThan(2);
  expect(named.filter((path) => !path.includes("<") && !existsSync(join(root, path)))).toEqual([]);
});
