import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseAst } from "vitest/node";

const page = join(import.meta.dirname, "..", "..", "..", "src", "Workbench", "page");

const isOfWords = (file) => file === "words.ts" || file.endsWith("-words.ts");

const sources = readdirSync(page)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => [file, readFileSync(join(page, file), "utf8")]);

/** Of these functions, the arguments from the first to before the second number are read by people. */
const spoken = { element: [2, Infinity], button: [0, 1], iconButton: [0, 1], userText: [0, 1], toast: [0, 1], announce: [0, 1] };

/** Attributes and fields that are read, and those that never are. */
const read = ["aria-label", "heading", "placeholder", "text", "verb", "words"];
const silent = ["class", "className", "href", "name"];

/** Names that a standard gave. */
const standard = ["Escape", "TimeoutError"];

const gap = "…";
const classes = /^[a-z]+(-[a-z]+)*( [a-z]+(-[a-z]+)+)+$/;
const twoWords = /[\p{L}…]{2,}[,.:;]? \p{Ll}{2,}|\p{Ll}{2,} …|… \p{Ll}{2,}/u;
const capital = /(^|[\s“(])\p{Lu}\p{Ll}+/u;

/** Whether it has several words, or begins one with a capital letter; classes of styles and known names are left out. */
function readsLikeWords(text) {
  return !standard.includes(text) && !classes.test(text) && (twoWords.test(text) || capital.test(text));
}

function textOf(node) {
  if (node.type === "TemplateLiteral") return node.quasis.map(({ value }) => value.cooked).join(gap);
  return node.type === "Literal" && typeof node.value === "string" ? node.value : null;
}

const nameOf = (node) => node?.name ?? node?.value ?? null;

/** The parts of an expression that may become its value, without what is called for it. */
function valuesOf(node) {
  switch (node?.type) {
    case "ConditionalExpression":
      return [...valuesOf(node.consequent), ...valuesOf(node.alternate)];
    case "LogicalExpression":
    case "BinaryExpression":
      return ["==", "===", "!=", "!=="].includes(node.operator) ? [] : [...valuesOf(node.left), ...valuesOf(node.right)];
    default:
      return node === undefined || textOf(node) === null ? [] : [node];
  }
}

/** What people would read of a source: texts in places that are shown, and those that read like words wherever they stand. */
function wordsIn(source) {
  // oxlint-disable-next-line typescript/no-deprecated -- Its successor is in a package that only vitest depends on.
  const program = parseAst(source, { lang: "ts" });
  /** @type {string[]} */
  const found = [];
  const [shown, aliases] = [new Set(), new Map()];
  const show = (node) => valuesOf(node).forEach((value) => shown.add(value));
  const visit = (node) => {
    if (node === null || typeof node !== "object") return;
    if (Array.isArray(node)) return node.forEach(visit);
    switch (node.type) {
      case "ImportDeclaration":
        return node.specifiers.forEach(({ imported, local }) => aliases.set(local.name, imported?.name ?? local.name));
      case "ImportExpression":
      case "TSLiteralType":
        return;
      case "NewExpression":
        if (/(Error|DOMException)$/.test(nameOf(node.callee) ?? "")) return;
        break;
      case "CallExpression": {
        if (nameOf(node.callee.object) === "console") return;
        const places = spoken[aliases.get(nameOf(node.callee)) ?? nameOf(node.callee)];
        if (places !== undefined) node.arguments.slice(...places).forEach(show);
        break;
      }
      case "Property":
        if (silent.includes(nameOf(node.key))) return;
        if (read.includes(nameOf(node.key))) show(node.value);
        return visit(node.value);
      case "AssignmentExpression":
        if (silent.includes(nameOf(node.left.property))) return;
        if (nameOf(node.left.property) === "textContent") show(node.right);
        break;
    }
    const text = textOf(node);
    if (text !== null && (readsLikeWords(text) || (shown.has(node) && /\p{L}/u.test(text)))) found.push(text);
    Object.values(node).forEach(visit);
  };
  visit(program.body);
  return found;
}

test("the words of the page are in its words' files alone", () => {
  const found = sources.filter(([file]) => !isOfWords(file)).flatMap(([file, text]) => wordsIn(text).map((words) => `${file}: ${words}`));
  expect(found).toEqual([]);
});

test("the files of words have words, and the others are many", () => {
  const [words, others] = [sources.filter(([file]) => isOfWords(file)), sources.filter(([file]) => !isOfWords(file))];
  expect(words.filter(([, text]) => wordsIn(text).length < 5).map(([file]) => file)).toEqual([]);
  expect(others.length).toBeGreaterThan(30);
});

test("words are found wherever they stand, and names are none", () => {
  const text = [
    'import { element as make, button } from "../framework/elements";',
    'const looks = { primary: "button button-primary", danger: "button button-danger dialog-left" };',
    'const heading = "Sign out?";',
    "const left = `${open} left to choose`;",
    "const note = `changed ${ago}`;",
    'make("p", { "class": "one two", "aria-label": "rows" }, isNew ? "new" : "known", icon("x"));',
    'button("go", "arrow-right", () => dialog.close("done"), "link-button");',
    'place.textContent = kind === "own" ? "mine" : words.theirs;',
    'notices.set("sync", { tint: "warn", icon: "info", words: "late", actions: [] });',
    'if (event.key === "Escape") throw new DOMException("Nothing came of it.", "TimeoutError");',
    'console.error("It could not start.", problem);',
    "location.assign(`${base}/sessions/${id}?handler=Export`);",
    'type Side = "Left side";',
  ].join("\n");
  expect(wordsIn(text)).toEqual(["Sign out?", "… left to choose", "changed …", "rows", "new", "known", "go", "mine", "late"]);
});
