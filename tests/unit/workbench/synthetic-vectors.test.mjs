import { afterAll, beforeAll, expect, test } from "vitest";
import { readIndex, loadParameters, loadVector, loadVolumes } from "../../../src/Workbench/data/ensembles";
import { correlationOf, deviationOf, MAKING_MS, meanOf, serveEnsembles } from "./fakes/ensemble-files.mjs";

const { signal } = new AbortController();
let made;
let entries;

beforeAll(async () => {
  made = await serveEnsembles();
  entries = await readIndex();
}, MAKING_MS);

afterAll(() => made.remove());

const load = (entry, name) =>
  loadVector(
    entry,
    entry.vectors.find((vector) => vector.name === name),
    signal,
  );
const finalOf = async (entry, name) => (await load(entry, name)).realizations.map((row) => row.at(-1));
const sum = (rows, month) => rows.reduce((all, row) => all + row[month], 0);

test("a total is the sum of rates times days, and never falls", async () => {
  for (const entry of entries) {
    for (const phase of ["O", "G", "W"]) {
      const { times, realizations: rates } = await load(entry, `F${phase}PR`);
      const { realizations: totals } = await load(entry, `F${phase}PT`);
      for (const [row, total] of totals.entries()) {
        expect([rates[row][0], total[0]]).toEqual([0, 0]);
        let integral = 0;
        for (let month = 1; month < times.length; month++) {
          integral += (rates[row][month] * (times[month] - times[month - 1])) / 86_400;
          if (Math.abs(total[month] - integral) > 1e-3 + 3e-7 * integral || total[month] < total[month - 1])
            expect.fail(`F${phase}PT of ${entry.ident}, ${row}: ${total[month]} and not ${integral} in month ${month}`);
        }
      }
    }
  }
});

test("the field is the sum of its wells, what was measured, too", async () => {
  for (const entry of entries) {
    const wells = await Promise.all(entry.vectors.filter(({ name }) => name.startsWith("WOPR:")).map(({ name }) => load(entry, name)));
    expect(wells.length).toBe(entry.caseName === "Synthetic field" ? 3 : 2);
    const field = await load(entry, "FOPR");
    const wrong = field.realizations.flatMap((row, index) =>
      [...row.keys()].filter((month) => {
        const all = sum(
          wells.map(({ realizations }) => realizations[index]),
          month,
        );
        return Math.abs(row[month] - all) > 1e-3 + 1e-6 * all;
      }),
    );
    expect(wrong).toEqual([]);
    for (const [month, value] of field.measured.entries()) {
      if (value !== null)
        expect(
          sum(
            wells.map(({ measured }) => measured),
            month,
          ),
        ).toBeCloseTo(value, 1);
    }
  }
});

test("water of the field is that of its wells' water cuts", async () => {
  const [entry] = entries;
  const water = await load(entry, "FWPR");
  const [oil, cuts] = await Promise.all(
    ["WOPR", "WWCT"].map((kind) => Promise.all(["A-1", "A-2", "A-3"].map((well) => load(entry, `${kind}:${well}`)))),
  );
  for (const month of [30, 66, 119]) {
    const ofWells = oil.map((well, index) => {
      const cut = cuts[index].realizations[8][month];
      return (well.realizations[8][month] * cut) / (1 - cut);
    });
    expect(ofWells.reduce((all, value) => all + value, 0) / water.realizations[8][month]).toBeCloseTo(1, 3);
  }
});

test("pressures are smooth: no month turns the fall by more than a few bar", async () => {
  for (const entry of entries) {
    const { realizations } = await load(entry, "FPR");
    const turns = realizations.map((row) => row.slice(2).map((value, month) => Math.abs(value - 2 * row[month + 1] + row[month])));
    expect(Math.max(...turns.map((row) => Math.max(...row)))).toBeLessThan(2.5);
    expect(realizations.every((row) => row.every((value) => value > 120 && value < 300))).toBe(true);
  }
});

test("water cuts rise in an S from 0, and the gas-oil ratio rises while the pressure falls", async () => {
  for (const entry of entries.slice(0, 2)) {
    const { realizations } = await load(entry, "WWCT:A-2");
    for (const row of realizations) {
      expect(row.every((value, month) => month === 0 || value >= row[month - 1] - 1e-6)).toBe(true);
      expect(row[6]).toBeLessThan(0.01);
      expect(row[119]).toBeLessThan(0.98);
    }
    const rises = realizations.map((row) => row.slice(1).map((value, month) => value - row[month]));
    const steepest = rises.map((row) => row.indexOf(Math.max(...row)));
    expect(meanOf(steepest)).toBeGreaterThan(24);
    expect(meanOf(steepest)).toBeLessThan(96);
  }
  const [pressure, ratio] = await Promise.all(["FPR", "FGOR"].map((name) => load(entries[3], name)));
  for (const [index, row] of ratio.realizations.entries()) {
    expect(row[95]).toBeGreaterThan(1.2 * row[1]);
    expect(pressure.realizations[index][95]).toBeLessThan(pressure.realizations[index][1] - 30);
  }
});

test("the posterior is nearer to what was measured than the prior, and narrower", async () => {
  for (const [prior, posterior] of [entries.slice(0, 2), entries.slice(3, 5)]) {
    for (const name of prior === entries[0] ? ["FOPR", "FWCT", "FPR", "FGOR", "WWCT:A-2", "WBHP:A-1"] : ["FOPR", "FGOR", "WOPR:B-1"]) {
      const [before, after] = await Promise.all([prior, posterior].map((entry) => load(entry, name)));
      const errors = [before, after].map(({ measured, realizations }) => {
        const months = [...measured.keys()].filter((month) => measured[month] !== null && month > 24);
        return Math.sqrt(meanOf(months.map((month) => (meanOf(realizations.map((row) => row[month])) - measured[month]) ** 2)));
      });
      expect(errors[1], `${name} of ${posterior.ident}`).toBeLessThan(0.7 * errors[0]);
      const spreads = [before, after].map(({ realizations }) => deviationOf(realizations.map((row) => row.at(-1))));
      expect(spreads[1], `${name} of ${posterior.ident}`).toBeLessThan(0.7 * spreads[0]);
      expect(spreads[1]).toBeGreaterThan(0);
    }
  }
});

test("the prediction is the posterior until the end of history, and goes on from there without a jump", async () => {
  const [, posterior, prediction] = entries;
  for (const { name } of prediction.vectors) {
    const [{ times, realizations: before }, { realizations: after }] = await Promise.all(
      [posterior, prediction].map((entry) => load(entry, name)),
    );
    const end = times.indexOf(Date.parse(prediction.historyEnd) / 1000);
    expect(end).toBe(66);
    for (const [index, row] of after.entries()) {
      expect(row.slice(0, end + 1)).toEqual(before[index].slice(0, end + 1));
      const greatest = Math.max(...row.slice(end - 6, end + 7));
      expect(Math.abs(row[end + 1] - row[end]), `${name}, ${index}`).toBeLessThan(0.06 * greatest);
    }
  }
  const totals = await Promise.all([posterior, prediction].map((entry) => finalOf(entry, "FOPT")));
  expect(totals[1].every((total, index) => total > totals[0][index])).toBe(true);
});

test("parameters explain the responses, each in the direction that physics says", async () => {
  const correlations = async (entry, response) => {
    const values = await finalOf(entry, response);
    const parameters = await loadParameters(entry, signal);
    return Object.fromEntries(parameters.map((parameter) => [parameter.name, correlationOf([...parameter.values], values)]));
  };
  const oil = await correlations(entries[0], "FOPT");
  expect(oil.FWL).toBeGreaterThan(0.5);
  for (const name of ["PORO_MULT", "NTG", "PERM_MULT", "SCAL_CASE"]) expect(oil[name], name).toBeGreaterThan(0.15);
  for (const name of ["KVKH", "FAULT_SEAL"]) expect(oil[name], name).toBeLessThan(-0.1);
  expect(Math.abs(oil.RMS_SEED)).toBeLessThan(0.25);
  const pressure = await correlations(entries[0], "FPR");
  expect(pressure.AQUIFER_MULT).toBeGreaterThan(0.7);
  expect(pressure.PERM_MULT).toBeLessThan(0);
  expect((await correlations(entries[0], "FWCT")).FWL).toBeLessThan(-0.4);
  expect((await correlations(entries[0], "FGOR")).KVKH).toBeGreaterThan(0.4);
  expect((await correlations(entries[0], "WOPR:A-3")).FAULT_SEAL).toBeLessThan(-0.2);
  const satellite = await correlations(entries[3], "FOPT");
  expect(satellite.PERM_MULT).toBeGreaterThan(0.5);
  expect(satellite.KVKH).toBeLessThan(-0.2);
});

test("what is recovered is a believable part of the oil in place, in every realization", async () => {
  for (const entry of entries) {
    const { realization, responses } = await loadVolumes(entry, signal);
    const inPlace = Array.from({ length: 100 }, () => 0);
    for (const [row, number] of realization.entries()) inPlace[number] += responses.get("STOIIP")[row];
    const recovered = (await finalOf(entry, "FOPT")).map((total, number) => total / inPlace[number]);
    expect(Math.min(...recovered), entry.ident).toBeGreaterThan(0.2);
    expect(Math.max(...recovered), entry.ident).toBeLessThan(0.65);
  }
});
