// Makes what others use of this package: the shim as one script with its types, its worker, and a package.json that names them. The folder
// that is given is then packed or published by npm.
import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { build } from "esbuild";

const here = import.meta.dirname;
const folder = resolve(process.argv[2] ?? join(here, "dist"));
const { name, type, dependencies } = JSON.parse(await readFile(join(here, "package.json"), "utf8"));
const external = ["lossless-json", "nanoid"];

const options = { outdir: folder, bundle: true, format: "esm", target: "es2023", logLevel: "warning" };
await build({ ...options, entryPoints: [join(here, "shim", "index.ts")], external });
// A worker finds no packages: what it uses is in it.
await build({ ...options, entryPoints: [join(here, "shim", "browser", "text-worker.ts")] });
const tsc = join(createRequire(import.meta.url).resolve("typescript/package.json"), "..", "bin", "tsc");
execFileSync(process.execPath, [tsc, "-p", join(here, "tsconfig.pack.json"), "--outDir", folder], { stdio: "inherit" });
const published = {
  name,
  version: "1.0.0",
  type,
  exports: { "./shim": { types: "./index.d.ts", default: "./index.js" }, "./text-worker": "./text-worker.js" },
  dependencies: Object.fromEntries(external.map((dependency) => [dependency, dependencies[dependency]])),
};
await writeFile(join(folder, "package.json"), JSON.stringify(published, null, 2) + "\n");
