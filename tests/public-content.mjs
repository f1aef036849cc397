// Reads contents, one JSON text a line, and writes a line for each member that the public frontend would refuse.
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { validate } from "jtd";

const schema = JSON.parse(readFileSync(new URL("data/public-content.jtd.json", import.meta.url), "utf8"));
for (const [at, line] of (await text(process.stdin)).split("\n").entries())
  if (line)
    for (const { instancePath, schemaPath } of validate(schema, JSON.parse(line)))
      console.log(`${at}: /${instancePath.join("/")} against /${schemaPath.join("/")}`);
