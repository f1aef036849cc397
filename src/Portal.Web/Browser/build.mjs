// Builds the browser's files into wwwroot/assets: scripts, styles, one sprite of the icons in use, and htmx as it comes.
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const web = dirname(here);
const modules = join(web, "..", "..", "node_modules");
const assets = join(web, "wwwroot", "assets");

const icons = [
  "arrow-down", "arrow-left", "arrow-up", "bookmark", "check", "chevron-down", "chevron-right", "circle-alert", "circle-check",
  "circle-help", "circle-pause", "copy", "download", "ellipsis", "external-link", "eye", "file-question-mark", "folder-down", "gauge",
  "hourglass", "info", "keyboard", "layout-dashboard", "link", "list-filter", "lock", "log-out", "pause", "pencil", "plus", "refresh-cw",
  "rotate-ccw", "search", "shield", "sun-moon", "trash-2", "triangle-alert", "undo-2", "unlink", "unplug", "upload", "user-x", "x",
];

/** One symbol an icon; size and stroke come from the styles of whoever uses it. */
async function sprite() {
  const symbols = await Promise.all(icons.map(async (name) => {
    const svg = await readFile(join(modules, "lucide-static", "icons", `${name}.svg`), "utf8");
    const shapes = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>")).trim().replace(/\s+/g, " ");
    return `<symbol id="${name}" viewBox="0 0 24 24">${shapes}</symbol>`;
  }));
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}

await rm(assets, { recursive: true, force: true });
await mkdir(assets, { recursive: true });
await build({
  entryPoints: { portal: join(here, "portal.ts"), styles: join(web, "Styles", "portal.css") },
  outdir: assets,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2023", "chrome123", "firefox120", "safari17.5"],
  logLevel: "warning",
});
await copyFile(join(modules, "htmx.org", "dist", "htmx.min.js"), join(assets, "htmx.js"));
await writeFile(join(assets, "icons.svg"), await sprite());
