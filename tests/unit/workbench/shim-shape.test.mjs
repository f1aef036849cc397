import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";

const shim = join(import.meta.dirname, "..", "..", "..", "src", "Workbench", "shim");

const sources = readdirSync(shim, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => [relative(shim, path).replaceAll("\\", "/"), readFileSync(path, "utf8")]);

/**
 * What may change beside the store, field by field: adapters to the browser (timers, its database, its history, the other tabs, a worker),
 * caches of what can be read again, and what lives no longer than a call.
 */
const mutable = {
  "browser/text-work.ts": ["#canStart", "#last", "#waiting", "#worker"],
  "browser/timer.ts": ["#cancel"],
  "browser/window-activity.ts": ["#current", "#listeners"],
  "content/canonical.ts": ["#ancestors", "#names", "#open", "#state", "#text"],
  "drafts/draft-lock.ts": ["silent"],
  "drafts/indexed-db.ts": ["#isSilent", "#opened", "#waiting"],
  "drafts/local-drafts.ts": ["#removals", "#turns"],
  "navigation/navigation.ts": ["#arrivals", "#isAsking", "#isGuarded", "#position"],
  "navigation/tabs.ts": ["#awaited", "#isUnsaved", "#others", "#sessionId"],
  "server/server-poll.ts": ["#atLeast", "#failures", "#isClosed", "#isLooking"],
  "server/sign-in.ts": ["#isLooking"],
  "session/content-reader.ts": ["#reading"],
  "session/save-queue.ts": ["#tail"],
  "session/session-store.ts": ["#listeners", "#state"],
};

const container = /\bnew (Map|Set|WeakMap|WeakSet)\b|= \[\]/;

/** Names of fields that can change, and of what a module itself keeps. The formatter's layout is counted on: two spaces before a member. */
function mutableIn(text) {
  const found = [];
  let isInClass = false;
  for (const line of text.split("\n")) {
    if (/^(export )?(default )?(abstract )?class /.test(line)) isInClass = true;
    else if (line.startsWith("}")) isInClass = false;
    const kept = /^(?:export )?(let|const) (\w+)/.exec(line);
    if (kept !== null && (kept[1] === "let" || (container.test(line) && !/ReadonlySet|ReadonlyMap/.test(line)))) found.push(kept[2]);
    const field = isInClass ? /^ {2}(?:static )?(readonly )?(#?\w+)[!?]?(?::| =)/.exec(line) : null;
    if (field !== null && (field[1] === undefined || container.test(line))) found.push(field[2]);
  }
  return found.sort();
}

/** Texts in quotes that read like words for people: several in a row, or one with a capital letter in front. Thrown ones are left out. */
function wordsIn(text) {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/(^|\s)\/\/.*$/gm, "");
  const thrown = /new (DOMException|\w*Error)\([\s\S]*?\)|console\.\w+\([\s\S]*?\);/g;
  const spoken = code.replaceAll(thrown, "");
  const literals = [...spoken.matchAll(/"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)].map(([, quoted, template]) => quoted ?? template);
  return literals.filter((literal) => /[A-Za-z]{2,}[,.:]? [a-z]{2,}/.test(literal) || /^[A-Z][a-z]+$/.test(literal));
}

/** Names that a standard gave. */
const standard = ["Accept"];

test("the shim keeps its state in the store, and only listed adapters keep anything else", () => {
  const found = sources.map(([file, text]) => [file, mutableIn(text)]).filter(([, names]) => names.length > 0);
  expect(Object.fromEntries(found.sort(([one], [other]) => one.localeCompare(other)))).toEqual(mutable);
});

const effects = [
  "conflict/conflict-resolver",
  "drafts/auto-save",
  "drafts/draft-writer",
  "server/server-watch",
  "session/save-retry",
  "session/session-saver",
];

test("what acts on a session knows the store and what it works with, and no other that acts", () => {
  const names = effects.map((effect) => effect.split("/")[1]);
  const found = sources
    .filter(([file]) => effects.includes(file.replace(/\.ts$/, "")))
    .flatMap(([file, text]) => [...text.matchAll(/ from "[^"]*\/([\w-]+)";/g)].map(([, name]) => `${file} -> ${name}`));
  expect(found.length).toBeGreaterThan(effects.length);
  expect(found.filter((line) => names.includes(line.split(" -> ")[1]))).toEqual([]);
});

test("the shim has no words for people: the page finds them", () => {
  const found = sources.flatMap(([file, text]) => wordsIn(text).map((words) => `${file}: ${words}`));
  expect(found.filter((words) => !standard.some((name) => words.endsWith(`: ${name}`)))).toEqual([]);
});

test("mutable fields and words are found", () => {
  const text = [
    "let count = 0;",
    "const seen = new WeakSet<object>();",
    "class One {",
    "  readonly #fixed: string;",
    "  readonly #kept = new Map<string, number>();",
    "  #open = 1;",
    "  shown: string | null = null;",
    "  run(): void {",
    '    throw new Error("Nothing came of it.");',
    '    return "Nothing was lost.";',
    "  }",
    "}",
  ].join("\n");
  expect(mutableIn(text)).toEqual(["#kept", "#open", "count", "seen", "shown"]);
  expect(wordsIn(text)).toEqual(["Nothing was lost."]);
});
