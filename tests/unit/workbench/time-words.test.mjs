// @vitest-environment node
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { describe, expect, test } from "vitest";
import table from "../../data/time-words.json" with { type: "json" };

const source = fileURLToPath(new URL("../../../src/Portal.Web/Browser/ago.ts", import.meta.url));
const script = buildSync({ entryPoints: [source], bundle: true, format: "esm", write: false }).outputFiles[0].text;
const ask = `
const cases = ${JSON.stringify(table.cases)}.filter((one) => one.zone === process.env.TZ);
const said = cases.map(({ name, at, now }) => ({ name, times: [new Date(at), new Date(now)] }));
console.log(JSON.stringify(said.map(({ name, times }) => ({ name, ago: ago(...times), onDay: onDay(...times) }))));
`;

// A process has one time zone: each zone of the table is asked in one of its own.
describe("S01 times are said in the words of the table that the server's tests read, too", () => {
  test.each([...new Set(table.cases.map((one) => one.zone))])("%s", (zone) => {
    const answer = execFileSync(process.execPath, ["--input-type=module", "-e", script + ask], { env: { TZ: zone }, encoding: "utf8" });
    expect(JSON.parse(answer)).toEqual(
      table.cases.filter((one) => one.zone === zone).map(({ name, ago, onDay }) => ({ name, ago, onDay })),
    );
  });
});
