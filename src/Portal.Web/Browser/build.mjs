// Builds the browser's files into wwwroot/assets: scripts, styles, one sprite of the icons in use, and htmx as it comes.
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
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

const icons = [
  "arrow-down",
  "arrow-left",
  "arrow-up",
  "bookmark",
  "check",
  "chevron-down",
  "chevron-right",
  "circle-alert",
  "circle-check",
  "circle-help",
  "circle-pause",
  "copy",
  "download",
  "ellipsis",
  "external-link",
  "eye",
  "file-question-mark",
  "folder-down",
  "gauge",
  "hourglass",
  "info",
  "keyboard",
  "layout-dashboard",
  "link",
  "list-filter",
  "lock",
  "log-out",
  "pause",
  "pencil",
  "plus",
  "refresh-cw",
  "rotate-ccw",
  "search",
  "shield",
  "sun-moon",
  "trash-2",
  "triangle-alert",
  "undo-2",
  "unlink",
  "unplug",
  "upload",
  "user-x",
  "x",
];
const workbenchIcons = [
  "arrow-down",
  "arrow-left",
  "arrow-right",
  "arrow-up",
  "camera",
  "chart-line",
  "check",
  "circle-dashed",
  "circle-dot",
  "cloud-off",
  "copy",
  "copy-plus",
  "database",
  "download",
  "ellipsis",
  "folder-open",
  "git-compare-arrows",
  "git-merge",
  "grip-vertical",
  "hard-drive",
  "info",
  "layers",
  "loader-circle",
  "lock",
  "maximize-2",
  "minimize-2",
  "move-horizontal",
  "move-vertical",
  "notebook-pen",
  "panel-right",
  "pencil",
  "plus",
  "puzzle",
  "rotate-ccw",
  "save",
  "settings-2",
  "shrink",
  "text-cursor-input",
  "trash-2",
  "triangle-alert",
  "undo-2",
  "unplug",
  "upload",
  "x",
  "zoom-in",
  "zoom-out",
];

/** One symbol an icon; size and stroke come from the styles of the page that uses it. */
async function sprite() {
  const symbols = await Promise.all(
    [...new Set([...icons, ...workbenchIcons])].map(async (name) => {
      const svg = await readFile(join(modules, "lucide-static", "icons", `${name}.svg`), "utf8");
      const shapes = svg
        .slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"))
        .trim()
        .replace(/\s+/g, " ");
      return `<symbol id="${name}" viewBox="0 0 24 24">${shapes}</symbol>`;
    }),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}

await rm(assets, { recursive: true, force: true });
await mkdir(assets, { recursive: true });
const options = {
  outdir: assets,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2023", "chrome123", "firefox120", "safari17.5"],
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
  entryPoints: { workbench: join(workbench, "workbench.ts"), drafts: join(workbench, "page", "drafts-list.ts") },
  splitting: true,
  chunkNames: "workbench-[hash]",
});
await build({
  ...options,
  entryPoints: {
    "text-worker": join(workbench, "shim", "browser", "text-worker.ts"),
    "markdown-worker": join(workbench, "modules", "Notes", "markdown-worker.ts"),
  },
});
await build({ ...options, entryPoints: { workbench: join(workbench, "styles", "workbench.css") } });
await makeEnsembles(join(assets, "ensembles"));
await copyFile(join(modules, "htmx.org", "dist", "htmx.min.js"), join(assets, "htmx.js"));
await writeFile(join(assets, "icons.svg"), await sprite());
