import { afterAll, beforeAll, expect, test } from "vitest";
import { readIndex, loadParameters, loadSurface, loadVolumes } from "../../../src/Workbench/data/ensembles";
import { correlationOf, deviationOf, MAKING_MS, meanOf, serveEnsembles } from "./fakes/ensemble-files.mjs";

const { signal } = new AbortController();
let made;
let entries;

beforeAll(async () => {
  made = await serveEnsembles();
  entries = await readIndex();
}, MAKING_MS);

afterAll(() => made.remove());

/** Sums of a response by realization, over the rows that are asked for. */
const totals = ({ realization, responses, ...columns }, name, fluid) => {
  const sums = Array.from({ length: 100 }, () => 0);
  for (const [row, number] of realization.entries()) if (columns.fluid[row] === fluid) sums[number] += responses.get(name)[row];
  return sums;
};

test("volumes have a row for every realization, zone, region and fluid, and follow from each other", async () => {
  const factors = { "Synthetic field": 1.34, "Synthetic satellite": 1.46 };
  for (const entry of entries) {
    const { rows, realization, zone, region, fluid, responses } = await loadVolumes(entry, signal);
    const { zones, regions, fluids } = entry.volumes;
    expect(rows).toBe(100 * zones.length * regions.length * fluids.length);
    const keys = new Set(zone.map((name, row) => [realization[row], name, region[row], fluid[row]].join()));
    expect(keys.size).toBe(rows);
    const [bulk, net, pores, hydrocarbons, oil, gas] = ["BULK", "NET", "PORV", "HCPV", "STOIIP", "GIIP"].map((name) => responses.get(name));
    for (let row = 0; row < rows; row++) {
      const isOil = fluid[row] === "oil";
      const factor = isOil ? oil[row] * factors[entry.caseName] : gas[row];
      const right =
        net[row] <= bulk[row]
        && pores[row] <= 0.35 * net[row]
        && pores[row] >= 0.12 * net[row]
        && hydrocarbons[row] <= 0.87 * pores[row]
        && (isOil
          ? gas[row] === 0 && Math.abs(factor - hydrocarbons[row]) <= 1e-6 * factor
          : oil[row] === 0 && gas[row] >= 200 * hydrocarbons[row]);
      if (!right) expect.fail(`row ${row} of ${entry.ident}`);
    }
  }
});

test("volumes follow the parameters: contacts, porosity, net-to-gross", async () => {
  const byName = async (entry) => Object.fromEntries((await loadParameters(entry, signal)).map(({ name, values }) => [name, [...values]]));
  const [field, satellite] = await Promise.all([entries[0], entries[3]].map((entry) => byName(entry)));
  const [volumes, others] = await Promise.all([entries[0], entries[3]].map((entry) => loadVolumes(entry, signal)));
  expect(correlationOf(field.FWL, totals(volumes, "STOIIP", "oil"))).toBeGreaterThan(0.6);
  expect(correlationOf(field.FWL, totals(volumes, "BULK", "oil"))).toBeGreaterThan(0.85);
  expect(Math.abs(correlationOf(field.FWL, totals(volumes, "GIIP", "gas")))).toBeLessThan(0.3);
  const porosity = totals(volumes, "PORV", "oil").map((pores, number) => pores / totals(volumes, "NET", "oil")[number]);
  expect(correlationOf(field.PORO_MULT, porosity)).toBeGreaterThan(0.8);
  expect(correlationOf(satellite.GOC, totals(others, "GIIP", "gas"))).toBeGreaterThan(0.6);
  const shares = totals(others, "NET", "oil").map((net, number) => net / totals(others, "BULK", "oil")[number]);
  expect(correlationOf(satellite.NTG, shares)).toBeGreaterThan(0.95);
});

test("parameters say what they are, and the discrete ones are whole", async () => {
  for (const entry of entries) {
    const parameters = await loadParameters(entry, signal);
    expect(parameters.map(({ name }) => name)).toEqual(entry.parameters.map(({ name }) => name));
    for (const { name, type, isLogarithmic, values, realizations } of parameters) {
      expect([values.length, realizations]).toEqual([100, entry.realizations]);
      if (type === "discrete") expect(values.every(Number.isInteger), name).toBe(true);
      if (isLogarithmic)
        expect(
          values.every((value) => value > 0),
          name,
        ).toBe(true);
    }
    const scal = parameters.find(({ name }) => name === "SCAL_CASE");
    expect(scal.values.every((value) => [1, 2, 3].includes(value))).toBe(true);
  }
  const [prior, posterior] = await Promise.all(entries.slice(0, 2).map((entry) => loadParameters(entry, signal)));
  const spread = (parameters, name) => deviationOf([...parameters.find((parameter) => parameter.name === name).values].map(Math.log));
  for (const name of ["PERM_MULT", "AQUIFER_MULT"]) expect(spread(posterior, name)).toBeLessThan(0.6 * spread(prior, name));
});

test("a design varies one parameter at a time", async () => {
  expect(entries.filter(({ sensitivities }) => sensitivities.length > 0).map(({ name }) => name)).toEqual(["sens"]);
  const design = entries[5];
  const numbers = design.sensitivities.flatMap(({ cases }) => cases.flatMap(({ realizations }) => realizations));
  expect(numbers).toEqual(design.realizations);
  const parameters = await loadParameters(design, signal);
  const valuesAt = (number) => parameters.filter(({ name }) => name !== "RMS_SEED").map(({ name, values }) => [name, values[number]]);
  const base = valuesAt(0);
  const varied = design.sensitivities.map(({ type, cases }) => {
    const names = cases.map(({ realizations }) => {
      const differing = valuesAt(realizations[0]).filter(([, value], index) => value !== base[index][1]);
      return realizations.every((number) => JSON.stringify(valuesAt(number)) === JSON.stringify(valuesAt(realizations[0]))) && differing;
    });
    return [type, ...names.map((differing) => differing.map(([name]) => name).join())];
  });
  expect(varied).toEqual([
    ["montecarlo", ""],
    ["scenario", "FWL", "FWL"],
    ["scenario", "GOC", "GOC"],
    ["scenario", "NTG", "NTG"],
    ["scenario", "PERM_MULT", "PERM_MULT"],
  ]);
  const fwl = parameters[0].values;
  const [low, high] = design.sensitivities[1].cases.map(({ realizations }) => fwl[realizations[0]]);
  expect(high - low).toBeGreaterThan(5);
});

test("each depth surface lies below the one above, everywhere and in every realization", async () => {
  for (const entry of entries) {
    expect(entry.surfaces.map(({ name, attribute, unit }) => `${name}, ${attribute}, ${unit}`)).toEqual([
      "Top reservoir, depth, m",
      "Middle reservoir, depth, m",
      "Base reservoir, depth, m",
      "Reservoir, porosity average, fraction",
    ]);
    const [top, middle, base, porosity] = await Promise.all(entry.surfaces.map((surface) => loadSurface(entry, surface, signal)));
    const outside = top.realization(0).map(Number.isNaN);
    expect(outside.filter(Boolean).length).toBeGreaterThan(20);
    for (const number of entry.realizations) {
      const [above, between, below, rock] = [top, middle, base, porosity].map((surface) => surface.realization(number));
      expect(above).toHaveLength(entry.surfaces[0].grid.columns * entry.surfaces[0].grid.rows);
      const right = above.every((depth, cell) =>
        outside[cell]
          ? [above, between, below, rock].every((values) => Number.isNaN(values[cell]))
          : depth > 1500 && depth + 5 < between[cell] && between[cell] + 5 < below[cell] && rock[cell] > 0.1 && rock[cell] < 0.35,
      );
      expect(right, `${entry.ident}, ${number}`).toBe(true);
    }
  }
});

test("mean and standard deviation are those of the realizations asked for, in any order", async () => {
  for (const surfaceEntry of entries[1].surfaces) {
    const surface = await loadSurface(entries[1], surfaceEntry, signal);
    const subset = [93, 4, 17, 50];
    const rows = subset.map((number) => surface.realization(number));
    const [mean, deviation] = [surface.mean(subset), surface.stdDev(subset)];
    for (const cell of [205, 1020, 1333]) {
      const values = rows.map((row) => row[cell]);
      expect(mean[cell]).toBeCloseTo(meanOf(values), 3);
      expect(deviation[cell]).toBeCloseTo(deviationOf(values), 3);
      expect(deviation[cell]).toBeGreaterThan(0.0001);
    }
    const outside = rows[0].findIndex(Number.isNaN);
    expect([mean[outside], deviation[outside]]).toEqual([NaN, NaN]);
    expect(surface.mean([17])).toEqual(surface.realization(17));
    expect(surface.stdDev([17])[1020]).toBe(0);
    expect([surface.mean([])[1020], surface.stdDev([])[1020]]).toEqual([NaN, NaN]);
    expect(() => surface.mean([4, 100])).toThrow("There is no realization 100.");
    expect(() => surface.stdDev([-1])).toThrow(RangeError);
  }
});

test("wells tie the surfaces: less is uncertain near them than on the flanks", async () => {
  const surface = await loadSurface(entries[0], entries[0].surfaces[0], signal);
  const deviation = surface.stdDev(entries[0].realizations);
  const { columns } = surface.grid;
  expect(deviation[29 * columns + 20]).toBeLessThan(0.5);
  expect(deviation[25 * columns + 2]).toBeGreaterThan(2);
});
