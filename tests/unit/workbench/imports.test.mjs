import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";

const src = join(import.meta.dirname, "..", "..", "..", "src");
const folders = ["Workbench", "Portal.Web/Browser"];
const door = "Workbench/shim/index.ts";
const doorByName = "@webviz-portal/workbench/shim";

/**
 * What the build itself takes from the workbench. Entries of the bundler, workers among them, are named there as files; none outside the
 * shim imports a room.
 */
const allowed = ["Portal.Web/Browser/build.mjs -> Workbench/data/make.mjs"];

const statement = /^(?:import|export)\s(?:[^"';]*?\sfrom\s)?"([^"]+)"/gm;
const call = /\bimport\(\s*"([^"]+)"/g;
const specifiersIn = (text, pattern) => [...text.matchAll(pattern)].map(([, specifier]) => specifier);

const sources = new Map(
  folders
    .flatMap((folder) => readdirSync(join(src, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name) && !entry.parentPath.includes("node_modules"))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(src, path).replaceAll("\\", "/"), readFileSync(path, "utf8")]),
);

/** The file that is meant, from `src`; null for a package. */
function fileOf(importer, specifier) {
  if (specifier === doorByName) return door;
  if (specifier.startsWith("@webviz-portal/")) throw new Error(`${importer}: ${specifier} is no door.`);
  if (!specifier.startsWith(".")) return null;
  const path = join(src, dirname(importer), specifier);
  const file = [path, `${path}.ts`, join(path, "index.ts")].find((candidate) => /\.(ts|mjs)$/.test(candidate) && existsSync(candidate));
  if (file === undefined) throw new Error(`${importer}: ${specifier} is not found.`);
  return relative(src, file).replaceAll("\\", "/");
}

function importsOf(files, ...patterns) {
  return new Map(
    [...files].map(([file, text]) => {
      const specifiers = patterns.flatMap((pattern) => specifiersIn(text, pattern));
      return [file, specifiers.map((specifier) => fileOf(file, specifier)).filter((to) => to !== null)];
    }),
  );
}

/** The files of one circle, the first one again at the end; null where there is none. */
function circleIn(imports) {
  const done = new Set();
  const visit = (file, way) => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const next of imports.get(file) ?? []) {
      const circle = visit(next, [...way, file]);
      if (circle !== null) return circle;
    }
    done.add(file);
    return null;
  };
  for (const file of imports.keys()) {
    const circle = visit(file, []);
    if (circle !== null) return circle;
  }
  return null;
}

const isShim = (file) => file.startsWith("Workbench/shim/");
const isPortal = (file) => file.startsWith("Portal.Web/");

/** Imports that go around the door, as "importer -> imported". */
function trespasses(imports) {
  return [...imports].flatMap(([file, all]) =>
    all
      .filter((to) => {
        if (isShim(file)) return !isShim(to) || to === door;
        if (isPortal(file)) return !isPortal(to) && to !== door;
        return isShim(to) && to !== door;
      })
      .map((to) => `${file} -> ${to}`),
  );
}

test("no files import each other in a circle, types included", () => {
  // A lazy import is left out: it runs when everything is loaded, and a module's registration and code know each other by it.
  expect(circleIn(importsOf(sources, statement))).toBeNull();
});

test("the shim is imported through its door alone, and imports nothing of the portal", () => {
  const imports = importsOf(sources, statement, call);
  expect(trespasses(imports)).toEqual(allowed);
  expect(imports.size).toBeGreaterThan(150);
  expect([...imports.values()].flat().filter((to) => to === door).length).toBeGreaterThan(40);
});

test("the portal's own scripts name the workbench by its package", () => {
  const byPath = [...sources]
    .filter(([file]) => isPortal(file))
    .flatMap(([file, text]) =>
      [...specifiersIn(text, statement), ...specifiersIn(text, call)]
        .filter((specifier) => specifier.includes("Workbench/"))
        .map((specifier) => `${file} -> ${fileOf(file, specifier)}`),
    );
  expect(byPath).toEqual(allowed);
});

test("the package has two doors, and what goes through that of the shim is named and used", () => {
  const { exports } = JSON.parse(readFileSync(join(src, "Workbench", "package.json"), "utf8"));
  expect(exports).toEqual({ "./framework": "./framework/index.ts", "./shim": "./shim/index.ts" });
  const text = sources.get(door);
  expect(text).not.toMatch(/^export (type )?\*/m);
  const values = [...text.matchAll(/^export \{([^}]*)\}/gm)]
    .flatMap(([, names]) => names.split(","))
    .map((name) => name.trim())
    .filter((name) => name !== "" && !name.startsWith("type "));
  const outside = [...sources]
    .filter(([file]) => !isShim(file) && file.endsWith(".ts"))
    .map(([, outsideText]) => outsideText)
    .join("\n");
  const used = [...outside.matchAll(/^import \{([^}]*)\} from "[^"]*\/shim";$/gm)]
    .flatMap(([, names]) => names.split(","))
    .map((name) => name.trim());
  // The build takes imports of this form to the files behind the door; of any other form, a chunk would get the whole shim.
  const followed = outside.match(/^import (?:type )?\{[^}]*\} from "[^"]*\/shim";$/gm);
  expect(outside.match(/"[^"]*\/shim"/g)).toHaveLength(followed.length);
  expect(values.filter((name) => !used.includes(name))).toEqual([]);
  expect(values.length).toBeGreaterThan(40);
});

test("imports of every form are found", () => {
  const text = [
    'import "./a";',
    'import { one, type Two } from "./b";',
    'import {\n  one,\n  two,\n} from "./c";',
    'import type { Two } from "./d";',
    'import * as all from "./e";',
    'export { one } from "./f";',
    'export * from "./g";',
    'const later = () => import("./h");',
  ].join("\n");
  expect([...specifiersIn(text, statement), ...specifiersIn(text, call)]).toEqual(["./a", "./b", "./c", "./d", "./e", "./f", "./g", "./h"]);
});

test("a circle and a way around the door are found", () => {
  expect(
    circleIn(
      new Map([
        ["a", ["b"]],
        ["b", ["c"]],
        ["c", ["b"]],
      ]),
    ),
  ).toEqual(["b", "c", "b"]);
  const around = new Map([
    ["Workbench/page/words.ts", ["Workbench/shim/content/size.ts", door]],
    ["Workbench/shim/content/size.ts", [door, "Workbench/new-content.ts"]],
    ["Portal.Web/Browser/ago.ts", ["Workbench/page/words.ts", door]],
  ]);
  expect(trespasses(around)).toEqual([
    "Workbench/page/words.ts -> Workbench/shim/content/size.ts",
    `Workbench/shim/content/size.ts -> ${door}`,
    "Workbench/shim/content/size.ts -> Workbench/new-content.ts",
    "Portal.Web/Browser/ago.ts -> Workbench/page/words.ts",
  ]);
});
