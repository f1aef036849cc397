// Builds the browser's files into wwwroot/assets: scripts, styles, and htmx as it comes; build-icons.mjs adds the icons.
// With --source-maps, the browser's tools show the sources as they are written.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { makeEnsembles } from "../../Workbench/data/make.mjs";
import { shimDoor } from "./shim-door.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const web = dirname(here);
const workbench = join(web, "..", "Workbench");
const modules = join(web, "..", "..", "node_modules");
const assets = join(web, "wwwroot", "assets");

await rm(assets, { recursive: true, force: true });
await mkdir(assets, { recursive: true });
const options = {
  outdir: assets,
  bundle: true,
  minify: true,
  format: "esm",
  sourcemap: process.argv.includes("--source-maps") && "linked",
  // The oldest browsers that we support. All of them know what pages are built on: popover, Web Locks, :has and nesting in styles.
  target: ["es2023", "chrome123", "firefox125", "safari17.5"],
  logLevel: "warning",
  plugins: [shimDoor(join(workbench, "shim", "index.ts"))],
};
await build({
  ...options,
  entryPoints: {
    "portal": join(here, "portal.ts"),
    "styles": join(web, "Styles", "portal.css"),
    "no-script": join(web, "Styles", "no-script.css"),
  },
});
// The code of each workbench module is a file of its own, loaded when the module is first shown.
await build({
  ...options,
  entryPoints: { workbench: join(workbench, "workbench.ts") },
  splitting: true,
  chunkNames: "workbench-[hash]",
});
// The start page's list shares code with the workbench, not files: each of the two would load in more pieces than it has use for.
await build({ ...options, entryPoints: { drafts: join(workbench, "page", "drafts-list.ts") } });
await build({
  ...options,
  entryPoints: {
    "text-worker": join(workbench, "shim", "browser", "text-worker.ts"),
    "markdown-worker": join(workbench, "modules", "Notes", "markdown-worker.ts"),
  },
});
await build({ ...options, entryPoints: { workbench: join(workbench, "styles", "workbench.css") } });
await makeEnsembles(join(assets, "ensembles"));
// Written last: its time says to MSBuild when all of this was made.
await writeFile(join(assets, "htmx.js"), await readFile(join(modules, "htmx.org", "dist", "htmx.min.js")));
