import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readIndex, loadParameters, loadSurface, loadVector, loadVolumes, rowOf } from "../../../src/Workbench/data/ensembles";
import { MAKING_MS, serveEnsembles } from "./fakes/ensemble-files.mjs";

const { signal } = new AbortController();
const hundred = Array.from({ length: 100 }, (_, number) => number);
let made;
let again;

beforeAll(async () => {
  again = await serveEnsembles();
  made = await serveEnsembles();
}, 2 * MAKING_MS);

afterAll(() => Promise.all([made.remove(), again.remove()]));

test("the data is the same however often it is made, small, and of every ensemble its own", async () => {
  const files = (await readdir(made.folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name).slice(made.folder.length));
  let size = 0;
  for (const path of paths) {
    size += (await stat(join(made.folder, path))).size;
    expect((await readFile(join(made.folder, path))).equals(await readFile(join(again.folder, path))), path).toBe(true);
  }
  expect(size).toBeLessThan(6_000_000);
  expect(paths).toHaveLength(1 + 3 * (19 + 6) + 3 * (14 + 6));
  const prior = await readFile(join(made.folder, "field-iter-0", "FOPR.bin"));
  expect(prior.equals(await readFile(join(made.folder, "field-iter-3", "FOPR.bin")))).toBe(false);
});

test("the index, which every workbench loads, is at most 8 kB compressed", async () => {
  expect(gzipSync(await readFile(join(made.folder, "index.json"))).length).toBeLessThan(8000);
});

test("there are two cases of three ensembles, and not all have the same vectors and times", async () => {
  const entries = await readIndex();
  expect(entries.map(({ caseName, name }) => `${caseName}: ${name}`)).toEqual([
    "Synthetic field: iter-0",
    "Synthetic field: iter-3",
    "Synthetic field: pred",
    "Synthetic satellite: iter-0",
    "Synthetic satellite: iter-3",
    "Synthetic satellite: sens",
  ]);
  expect(entries.slice(0, 2).map(({ ident, color }) => [ident, color])).toEqual([
    ["7f0c6c1e-5d0b-4c1e-9a55-2b8f3f0d7a10::iter-0", "#b4531a"],
    ["7f0c6c1e-5d0b-4c1e-9a55-2b8f3f0d7a10::iter-3", "#00707a"],
  ]);
  expect(new Set(entries.map(({ ident }) => ident)).size).toBe(6);
  expect(new Set(entries.map(({ color }) => color)).size).toBe(6);
  const [field, satellite] = [entries[0], entries[3]].map(({ vectors }) => vectors.map(({ name }) => name));
  expect(field).toEqual(expect.arrayContaining(["FOPR", "FGPR", "FPR", "WWCT:A-2", "WOPR:A-1", "WBHP:A-1", "FWIR"]));
  expect(satellite).toEqual(expect.arrayContaining(["FOPR", "FGIR", "WGOR:B-1"]));
  expect(satellite.filter((name) => /^(FWIR|WBHP|WWCT)/.test(name))).toEqual([]);
  expect(entries.map(({ months }) => months)).toEqual([120, 120, 120, 96, 96, 96]);
});

test("every vector of every ensemble has a value for each month and realization, and measured ones in history alone", async () => {
  for (const entry of await readIndex()) {
    expect(entry.realizations).toEqual(hundred);
    const end = Date.parse(entry.historyEnd) / 1000;
    for (const vector of entry.vectors) {
      const data = await loadVector(entry, vector, signal);
      expect([data.times.length, data.measured.length, data.realizations.length]).toEqual([entry.months, entry.months, 100]);
      expect(data.realizations.every((row) => row.length === entry.months && row.every((value) => value >= 0))).toBe(true);
      const measured = data.times.filter((_, month) => data.measured[month] !== null);
      expect(measured, vector.name).toHaveLength(vector.measured === null ? 0 : vector.name === "FPR" ? 11 : 22);
      expect(measured.every((time) => time <= end)).toBe(true);
      expect(rowOf(entry, data, 17)).toBe(data.realizations[17]);
      expect(rowOf(entry, data, 100)).toBe(null);
    }
  }
});

test("rows belong to the realizations whose numbers the index names", async () => {
  const [entry] = await readIndex();
  const [all] = await loadParameters(entry, signal);
  const numbered = { ...entry, realizations: entry.realizations.map((number) => 2 * number + 5) };
  const [parameter] = await loadParameters(numbered, signal);
  expect(parameter.realizations[3]).toBe(11);
  expect(parameter.values[3]).toBe(all.values[3]);
  const volumes = await loadVolumes(numbered, signal);
  expect([volumes.realization[0], volumes.realization.at(-1)]).toEqual([5, 203]);
  const data = await loadVector(numbered, entry.vectors[0], signal);
  expect(rowOf(numbered, data, 11)).toBe(data.realizations[3]);
  const surface = await loadSurface(numbered, entry.surfaces[0], signal);
  expect(surface.realization(11)).toEqual((await loadSurface(entry, entry.surfaces[0], signal)).realization(3));
  expect(() => surface.realization(3)).toThrow(RangeError);
});

test("S95 data that is absent or cut short is refused, not drawn", async () => {
  const [entry] = await readIndex();
  await expect(loadVector(entry, { ...entry.vectors[0], file: "none.bin" }, signal)).rejects.toThrow("does not have this data");
  await expect(loadVector({ ...entry, months: 119 }, entry.vectors[0], signal)).rejects.toThrow("FOPR of iter-0 is incomplete.");
  const fewer = { ...entry, realizations: hundred.slice(1) };
  await expect(loadParameters(fewer, signal)).rejects.toThrow("incomplete");
  await expect(loadVolumes(fewer, signal)).rejects.toThrow("incomplete");
  await expect(loadSurface(fewer, entry.surfaces[0], signal)).rejects.toThrow("incomplete");
  await expect(loadParameters({ ...entry, path: "none" }, signal)).rejects.toThrow("does not have this data");
});
