// Builds wwwroot/assets/icons.svg: one sprite of the icons that the sources name.
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { iconsIn, sourcesBelow, spriteOf } from "./icons.mjs";

const web = dirname(dirname(fileURLToPath(import.meta.url)));
const src = dirname(web);
const lucide = join(dirname(src), "node_modules", "lucide-static", "icons");
try {
  await writeFile(join(web, "wwwroot", "assets", "icons.svg"), await spriteOf(iconsIn(await sourcesBelow(src)), lucide));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
