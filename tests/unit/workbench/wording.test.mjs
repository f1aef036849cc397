import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..", "..");
const read = [".cs", ".cshtml", ".ts", ".mjs", ".md"];

/** Sentences that nobody says, and words that people do not use; each was on a page once. */
const unwanted = [
  "also when you edit",
  "Visits are logged, and",
  "contact is back",
  "device has no network",
  "gone from this browser, too",
  "are lost then",
  "Lose my edits",
  "are back.",
  '"Restored."',
  '"Changed."',
  "trying things out",
  "Snapshots of it",
  "the current one</",
  "<dt>Seen by",
  "seen when it is opened",
  "on the server when you save",
  "Look at it, then",
  "Takes every part",
  "Theirs is shown",
  "another tab, too",
  "has this session now",
  "Load it here",
  "Deleted last first",
  "goes for good",
  "go for good",
  "deleted ones included",
  "are no visits",
  "is no visit",
  "they do not exist",
  "module of this name",
  "piece of work",
  "pieces of work",
  "stays noted",
  "lies in your browser",
  "To the filter of",
  "There is nothing here",
  "belongs to somebody else",
  "whoever",
  "Please ",
];

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !["bin", "obj", "node_modules", "wwwroot"].includes(entry.name)) yield* files(path);
    else if (entry.isFile() && read.some((end) => entry.name.endsWith(end))) yield path;
  }
}

test("S105 sources and documents are free of phrases that read like a translation", () => {
  const found = [join(root, "README.md"), ...files(join(root, "docs")), ...files(join(root, "src"))].flatMap((path) => {
    const text = readFileSync(path, "utf8").toLowerCase();
    return unwanted.filter((phrase) => text.includes(phrase.toLowerCase())).map((phrase) => `${path.slice(root.length + 1)}: ${phrase}`);
  });
  expect(found).toEqual([]);
});
