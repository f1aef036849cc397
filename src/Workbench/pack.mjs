// Makes what others use of this package: the shim and the framework for modules as scripts with their types, the worker, and a package.json
// that names them. The folder that is given is then packed or published by npm.
import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { build } from "esbuild";

const here = import.meta.dirname;
const folder = resolve(process.argv[2] ?? join(here, "dist"));
const { name, type, dependencies } = JSON.parse(await readFile(join(here, "package.json"), "utf8"));
const external = ["jotai", "lossless-json", "nanoid"];
const doors = ["shim", "framework"];

const options = { outdir: folder, bundle: true, format: "esm", target: "es2023", logLevel: "warning" };
const entryPoints = doors.map((door) => join(here, door, "index.ts"));
// What both use is in a file of its own: there is one of it on a page.
await build({ ...options, entryPoints, outbase: here, splitting: true, chunkNames: "shared/[hash]", external });
// A worker finds no packages: what it uses is in it.
await build({ ...options, entryPoints: [join(here, "shim", "browser", "text-worker.ts")] });
const tsc = join(createRequire(import.meta.url).resolve("typescript/package.json"), "..", "bin", "tsc");
execFileSync(process.execPath, [tsc, "-p", join(here, "tsconfig.pack.json"), "--outDir", folder], { stdio: "inherit" });
const published = {
  name,
  version: "1.0.0",
  type,
  exports: {
    ...Object.fromEntries(doors.map((door) => [`./${door}`, { types: `./${door}/index.d.ts`, default: `./${door}/index.js` }])),
    "./text-worker": "./text-worker.js",
  },
  dependencies: Object.fromEntries(external.map((dependency) => [dependency, dependencies[dependency]])),
};
await writeFile(join(folder, "package.json"), JSON.stringify(published, null, 2) + "\n");
