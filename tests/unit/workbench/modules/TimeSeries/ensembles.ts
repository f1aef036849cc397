import { createStore } from "jotai/vanilla";
import { vi } from "vitest";
import type { EnsembleEntry, VectorData } from "../../../../../src/Workbench/data/ensembles";
import { ensembleSetAtom, type EnsembleChoice } from "../../../../../src/Workbench/framework/ensembles/ensemble-choice";
import type { EnsembleParameter } from "../../../../../src/Workbench/framework/ensembles/ensemble-parameters";
import type { Store } from "../../../../../src/Workbench/framework/module-context";

/** Values of each vector by realization, from January 2020. */
export type Values = Readonly<Record<string, readonly (readonly number[])[]>>;

export const months = [0, 1, 2].map((month) => Date.UTC(2020, month, 1) / 1000);

/** An ensemble of the session. Its realizations have the numbers 5, 6, 7…; files of it are named `{name}/{vector}.bin`. */
export function ensemble(name: string, values: Values, more: Partial<EnsembleChoice> = {}): EnsembleChoice {
  const count = Object.values(values)[0]?.length ?? 0;
  const length = Object.values(values)[0]?.[0]?.length ?? 0;
  const entry = {
    ident: `c::${name}`,
    name,
    caseName: "Case",
    color: "#112233",
    path: name,
    realizations: Array.from({ length: count }, (_, index) => index + 5),
    start: "2020-01-01",
    months: length,
    historyEnd: "2020-02-01",
    vectors: Object.keys(values).map((vector) => ({ name: vector, description: "", unit: "bar", file: `${vector}.bin` })),
    parameters: [],
    sensitivities: [],
    surfaces: [],
  } as unknown as EnsembleEntry;
  return { ident: entry.ident, name, caseName: "Case", color: "#112233", state: "available", entry, parameters: [], ...more };
}

export function parameter(name: string, realizations: readonly number[], values: readonly number[]): EnsembleParameter {
  return { name, groupName: null, type: "continuous", isLogarithmic: false, unit: null, realizations, values };
}

/** Answers what is asked of the server with these values; nothing is measured. Gives the paths that were asked for. */
export function serve(data: Readonly<Record<string, Values>>): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (url: URL) => {
    const [ensembleName = "", file = ""] = url.pathname.split("/").slice(-2);
    asked.push(`${ensembleName}/${file}`);
    const rows = data[ensembleName]?.[file.replace(".bin", "")];
    if (!rows) return Promise.resolve(new Response(null, { status: 404 }));
    const measured = rows[0]?.map(() => NaN) ?? [];
    return Promise.resolve(new Response(Float32Array.from([measured, ...rows].flat()).buffer));
  });
  return asked;
}

export function storeWith(...ensembles: EnsembleChoice[]): Store {
  const store = createStore();
  store.set(ensembleSetAtom, ensembles);
  return store;
}

export function vectorData(rows: readonly (readonly number[])[], measured: (number | null)[] = []): VectorData {
  return { times: months.slice(0, rows[0]?.length), measured, realizations: rows.map((row) => Float32Array.from(row)) };
}
