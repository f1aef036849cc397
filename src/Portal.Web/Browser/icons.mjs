// Finds the Lucide icons that pages, components and scripts name. An icon is named where its place says so: in an attribute, a property,
// a constant, or an argument whose parameter is called `icon` or `iconName`; any other word that happens to be one is left alone.
import { readFile, readdir } from "node:fs/promises";
import { join, relative } from "node:path";

/** Words for icons in an expression; what something is compared with, and the keys of a table, are none. */
const namesIn = (expression) => [...expression.matchAll(/(?<![=!]==? )"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)"(?!:)/g)].map(([, name]) => name);

const withoutComments = (text) => text.replace(/^\s*(?:\/\/|\/\*|\*).*$/gm, "");

/** The arguments or parameters from an open parenthesis on, to the one that closes it. */
function partsFrom(text, start) {
  const parts = [""];
  let depth = 0;
  for (const [token] of text.slice(start).matchAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|[^]/g)) {
    if (")]}".includes(token) && depth-- === 0) break;
    if ("([{".includes(token)) depth++;
    if (token === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += token;
  }
  return parts.map((part) => part.trim());
}

const argumentsOf = (text, call, at) =>
  [...text.matchAll(call)].map(({ 0: found, index }) => partsFrom(text, index + found.length)[at] ?? "");
const expressionsOf = (text, pattern) => [...text.matchAll(pattern)].map(([, expression]) => expression);

/** Functions of a script that take an icon: name, place of the parameter, and whether other files can call it. */
function takersIn(text) {
  return [...text.matchAll(/(export )?(?:function |const |#)(\w+)(?: = )?\(/g)]
    .map(({ 0: found, 1: exported, 2: name, index }) => {
      const at = partsFrom(text, index + found.length).findIndex((parameter) => /^icon(?:Name)?: string/.test(parameter));
      return { name, at, isExported: exported !== undefined };
    })
    .filter(({ at }) => at >= 0);
}

function inScript(text, shared) {
  const own = takersIn(text).filter(({ isExported }) => !isExported);
  return [
    ...[...shared, ...own].flatMap(({ name, at }) => argumentsOf(text, new RegExp(`(?<![\\w.])${name}\\(`, "g"), at)),
    ...expressionsOf(text, /\bicon: ([^,;}]*)/g),
    ...expressionsOf(text, /\bconst \w*[iI]con(?:s|Name)?\b[^=;]*= ([^;]*);/g),
  ];
}

const inPage = (text) => [
  ...expressionsOf(text, /(?:<icon name|\sicon)=("[^"@]+")/g),
  ...argumentsOf(text, /(?:<icon name|\sicon)="@\(/g, 0),
];

const inCSharp = (text) => [
  ...expressionsOf(text, /\bIcon(?:Of\([^)]*\))? => ([^;]*);/g),
  ...expressionsOf(text, /\bIcon: ("[^"]*")/g),
  ...argumentsOf(text, /\bSprite\.Use\(/g, 1),
];

/** Every icon that is named in the sources (path to text), with the file that names it first. */
export function iconsIn(sources) {
  const texts = [...sources].map(([file, text]) => [file, withoutComments(text)]);
  const shared = texts
    .filter(([file]) => file.endsWith(".ts"))
    .flatMap(([, text]) => takersIn(text).filter(({ isExported }) => isExported));
  const icons = new Map();
  for (const [file, text] of texts) {
    const expressions = file.endsWith(".ts") ? inScript(text, shared) : file.endsWith(".cshtml") ? inPage(text) : inCSharp(text);
    for (const name of expressions.flatMap(namesIn)) if (!icons.has(name)) icons.set(name, file);
  }
  return icons;
}

/** The sources below a folder that may name icons. */
export async function sourcesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && /\.(?:cs|cshtml|ts)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/[\\/](?:bin|obj|node_modules)[\\/]/.test(path))
    .toSorted();
  return new Map(
    await Promise.all(files.map(async (path) => [relative(folder, path).replaceAll("\\", "/"), await readFile(path, "utf8")])),
  );
}

/**
 * One symbol an icon; size and stroke come from the styles of the page that uses it. Where one is named that is not
 * there, throws lines that MSBuild shows as its errors.
 */
export async function spriteOf(icons, folder) {
  const there = new Set(await readdir(folder));
  const missing = [...icons].filter(([name]) => !there.has(`${name}.svg`));
  if (missing.length > 0) throw new Error(missing.map(([name, file]) => `src/${file}: error: Lucide has no icon "${name}".`).join("\n"));
  const symbols = await Promise.all(
    [...icons.keys()].map(async (name) => {
      const svg = await readFile(join(folder, `${name}.svg`), "utf8");
      const shapes = svg
        .slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"))
        .trim()
        .replace(/\s+/g, " ");
      return `<symbol id="${name}" viewBox="0 0 24 24">${shapes}</symbol>`;
    }),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}
