// Installs the packed library into a folder, compiles the page of docs/workbench-shim.md against it, and bundles it:
// the script is in page.js.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";

const [root, folder] = process.argv.slice(2);
const run = (program, args, cwd) => execFileSync(program, args, { cwd, stdio: ["ignore", "inherit", "inherit"] });
const made = join(folder, "made");
const installed = join(folder, "node_modules", "@webviz-portal", "workbench");
mkdirSync(made);
mkdirSync(installed, { recursive: true });
run(process.execPath, [join(root, "src", "Workbench", "pack.mjs"), made]);
run("npm", ["pack", "--silent", "--pack-destination", folder], made);
const archive = readdirSync(folder).find((name) => name.endsWith(".tgz"));
run("tar", ["-xzf", archive, "--strip-components=1", "-C", installed], folder);
for (const dependency of Object.keys(JSON.parse(readFileSync(join(installed, "package.json"), "utf8")).dependencies)) {
  symlinkSync(join(root, "node_modules", dependency), join(folder, "node_modules", dependency));
}

const [, page] = /```ts\n(.*?)```/s.exec(readFileSync(join(root, "docs", "workbench-shim.md"), "utf8"));
writeFileSync(join(folder, "page.ts"), page);
const { compilerOptions } = JSON.parse(readFileSync(join(root, "tsconfig.json"), "utf8"));
writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["page.ts"] }));
const tsc = join(createRequire(join(root, "package.json")).resolve("typescript/package.json"), "..", "bin", "tsc");
run(process.execPath, [tsc, "-p", "."], folder);
await build({ entryPoints: [join(folder, "page.ts")], outfile: join(folder, "page.js"), bundle: true, format: "esm", logLevel: "warning" });
