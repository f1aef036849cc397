// Fails where a module's folder is not laid out as docs/workbench-modules.md says, or where a file of its persistence needs a page at
// import: it comes with the first script, and tests import it. Run by `npm run check`; a folder with modules may be given.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

/** Made before there was an order; to be taken out when they follow it. */
const older = [];

const parts = ["settings", "view"];

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}

/** What is wrong with the files of a module, in words. */
function faultsOfLayout(folder) {
  const files = filesIn(folder);
  const read = (file) => readFileSync(join(folder, file), "utf8");
  const has = (file) => files.includes(file);
  const faults = ["registerModule.ts", "loadModule.ts"].filter((file) => !has(file)).map((file) => `${file} is missing`);
  if (has("registerModule.ts") && /\bserializedStateSchema\b/.test(read("registerModule.ts"))) {
    if (!has("persistence.ts")) faults.push("persistence.ts is missing, where the state of both parts is put together");
    const whole = has("persistence.ts") ? read("persistence.ts") : "";
    if (/\bnew SchemaBuilder\b/.test(whole))
      faults.push("persistence.ts: schemas belong to settings/persistence.ts and view/persistence.ts");
    for (const part of parts)
      if (new RegExp(`\\b${part}:`).test(whole) && !has(`${part}/persistence.ts`)) faults.push(`${part}/persistence.ts is missing`);
  }
  const home = /^(settings|view)\/atoms\/persistableAtoms\.ts$/;
  for (const file of files)
    if (!home.test(file) && /\bpersistableFixableAtom(<[^(]*>)?\(/.test(read(file)))
      faults.push(`${file}: fixable atoms belong to settings/atoms/persistableAtoms.ts or view/atoms/persistableAtoms.ts`);
  return faults;
}

/** What the persistence files do that only a page can, at import. */
async function faultsOfImports(folder, scratch) {
  const faults = [];
  for (const file of filesIn(folder).filter((name) => /(^|\/)(persistence|persistableAtoms)\.ts$/.test(name))) {
    const outfile = join(scratch, `${basename(folder)}-${file.replaceAll("/", "-")}.mjs`);
    await build({ entryPoints: [join(folder, file)], outfile, bundle: true, format: "esm", platform: "browser", logLevel: "error" });
    try {
      await import(pathToFileURL(outfile).href);
    } catch (error) {
      faults.push(`${file} cannot be imported without a page: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return faults;
}

/** All faults of the modules in a folder, "Name: …"; `exempt` says which need not be laid out so, and must then not be. */
export async function faultsIn(modules, exempt = []) {
  const scratch = mkdtempSync(join(tmpdir(), "modules-"));
  try {
    const faults = [];
    for (const entry of readdirSync(modules, { withFileTypes: true })) {
      if (!entry.isDirectory() || /^(_|node_modules$)/.test(entry.name)) continue;
      const folder = join(modules, entry.name);
      const layout = faultsOfLayout(folder);
      const isExempt = exempt.includes(entry.name);
      const ofLayout = !isExempt ? layout : layout.length > 0 ? [] : ["follows the order now: take it out of check-modules.mjs"];
      faults.push(...[...ofLayout, ...(await faultsOfImports(folder, scratch))].map((fault) => `${entry.name}: ${fault}`));
    }
    return faults;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename) {
  const given = process.argv[2];
  const modules = given === undefined ? join(import.meta.dirname, "modules") : resolve(given);
  if (!existsSync(modules)) throw new Error(`${modules} is no folder.`);
  const faults = await faultsIn(modules, given === undefined ? older : []);
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
