import { createStore } from "jotai/vanilla";
import { vi } from "vitest";
import type { EnsembleEntry, VolumeTable } from "../../../../../src/Workbench/data/ensembles";
import { ensembleSetAtom, type EnsembleChoice } from "../../../../../src/Workbench/framework/ensembles/ensemble-choice";
import type { Store } from "../../../../../src/Workbench/framework/module-context";

const zones = ["Upper", "Lower"];
const regions = ["West", "East"];
const fluids = ["oil", "gas"];
const responses = [
  { name: "BULK", description: "Bulk", unit: "m³" },
  { name: "STOIIP", description: "Oil", unit: "Sm³" },
];
const parts = zones.flatMap((zone) => regions.flatMap((region) => fluids.map((fluid) => ({ zone, region, fluid }))));

/** In millions: STOIIP of realization 3, 4 and 8 by zone, region and fluid; gas has none. BULK is ten of everything. */
const stoiip = [
  [1, 0, 2, 0, 3, 0, 4, 0],
  [2, 0, 2, 0, 2, 0, 2, 0],
  [6, 0, 5, 0, 4, 0, 3, 0],
];

export const numbers = [3, 4, 8];

/** An ensemble of the session with these volumes; realizations have the numbers 3, 4 and 8. */
export function ensemble(
  name: string,
  more: Partial<EnsembleChoice> = {},
  volumes = { zones, regions, fluids, responses },
): EnsembleChoice {
  const entry = { ident: `c::${name}`, name, caseName: "Case", color: "#112233", path: name, realizations: numbers, volumes };
  const { ident, color, caseName } = entry;
  return { ident, name, caseName, color, state: "available", entry: entry as unknown as EnsembleEntry, ...more };
}

/** The same as the server has it, and as it is loaded. */
export function serve(): void {
  const all = stoiip.flat().map((millions) => millions * 1e6);
  const bytes = (): ArrayBuffer => Float32Array.from([...all.map(() => 10e6), ...all]).buffer;
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(bytes())));
}

export const table: VolumeTable = {
  rows: parts.length * numbers.length,
  realization: Int32Array.from(numbers.flatMap((number) => parts.map(() => number))),
  zone: numbers.flatMap(() => parts.map(({ zone }) => zone)),
  region: numbers.flatMap(() => parts.map(({ region }) => region)),
  fluid: numbers.flatMap(() => parts.map(({ fluid }) => fluid)),
  responses: new Map([["STOIIP", Float32Array.from(stoiip.flat())]]),
};

export function storeWith(...ensembles: EnsembleChoice[]): Store {
  const store = createStore();
  store.set(ensembleSetAtom, ensembles);
  return store;
}
