import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { listEnsembles, loadVector } from "../../../src/Workbench/data/ensembles";
import { makeEnsembles } from "../../../src/Workbench/data/make.mjs";

let folder = "";
const { signal } = new AbortController();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ensembles-"));
  await makeEnsembles(folder);
  vi.stubGlobal("fetch", async (url) => {
    try {
      return new Response(await readFile(join(folder, url.pathname.split("/ensembles/")[1])));
    } catch {
      return new Response(null, { status: 404 });
    }
  });
});

afterAll(() => rm(folder, { recursive: true }));

test("every vector of every ensemble can be read, with a value for each month and realization", async () => {
  const entries = await listEnsembles();
  expect(entries.map((entry) => entry.name)).toEqual(["iter-0", "iter-3"]);
  for (const entry of entries) {
    for (const vector of entry.vectors) {
      const { times, measured, realizations } = await loadVector(entry, vector, signal);
      expect([times.length, measured.length, realizations.length]).toEqual([120, 120, 20]);
      expect(realizations.every((row) => row.every((value) => Number.isFinite(value) && value >= 0))).toBe(true);
      expect(new Date(times[119] * 1000).toISOString()).toBe("2028-12-01T00:00:00.000Z");
      expect(measured.filter((value) => value !== null)).toHaveLength(22);
    }
  }
});

test("the data is the same however often it is made", async () => {
  const before = await readFile(join(folder, "iter-0", "FOPR.bin"));
  await makeEnsembles(folder);
  expect(await readFile(join(folder, "iter-0", "FOPR.bin"))).toEqual(before);
  expect(await readFile(join(folder, "iter-3", "FOPR.bin"))).not.toEqual(before);
});

test("S95 data that is absent or cut short is refused, not drawn", async () => {
  const [entry] = await listEnsembles();
  await expect(loadVector(entry, { ...entry.vectors[0], file: "none.bin" }, signal)).rejects.toThrow("does not have this data");
  await expect(loadVector({ ...entry, months: 119 }, entry.vectors[0], signal)).rejects.toThrow("incomplete");
});
