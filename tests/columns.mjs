// Fails on lines of more than 140 columns in the sources of ours that `git` knows.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const longest = 140;
const extensions = ["cs", "cshtml", "css", "js", "mjs", "ts"];

const files = execFileSync("git", ["ls-files", "-z", ...extensions.map((extension) => `*.${extension}`)], { encoding: "utf8" });
const tooLong = files.split("\0").flatMap((file) => {
  const lines = file === "" ? [] : readFileSync(file, "utf8").split("\n");
  return lines.flatMap((line, index) => (line.length > longest ? [`${file}:${index + 1}: ${line.length} columns`] : []));
});
for (const place of tooLong) process.stderr.write(`${place}\n`);
process.exitCode = tooLong.length === 0 ? 0 : 1;
