import { vi } from "vitest";
import type { EnsembleEntry, ParameterEntry } from "../../../../src/Workbench/data/ensembles";
import type { EnsembleChoice } from "../../../../src/Workbench/framework/ensembles/ensemble-choice";

/** Files that `fetch` gives, by their paths below the ensembles' folder; what is not there is not found. */
export type Files = Map<string, readonly number[]>;

/** Lets `fetch` read the files, as 32-bit floats. */
export function serveFiles(): Files {
  const files: Files = new Map();
  vi.stubGlobal("fetch", (url: URL) => {
    const values = files.get(url.pathname.split("/ensembles/")[1] ?? "");
    return Promise.resolve(values ? new Response(Float32Array.from(values).buffer) : new Response(null, { status: 404 }));
  });
  return files;
}

interface SmallEnsemble {
  readonly name: string;
  readonly realizations: readonly number[];
  /** For each vector, for each realization, a value each month from January 2020 on. */
  readonly vectors: Readonly<Record<string, readonly (readonly number[])[]>>;
  /** For each parameter, a value each realization. */
  readonly parameters?: Readonly<Record<string, readonly number[]>>;
  readonly parameterEntries?: Readonly<Record<string, Partial<ParameterEntry>>>;
}

/** An ensemble of the session with data for `fetch`. Nothing is measured. */
export function smallEnsemble(
  files: Files,
  { name, realizations, vectors, parameters = {}, parameterEntries = {} }: SmallEnsemble,
): EnsembleChoice {
  const months = Object.values(vectors)[0]?.[0]?.length ?? 0;
  for (const [vector, rows] of Object.entries(vectors))
    files.set(`${name}/${vector}.bin`, [...Array<number>(months).fill(NaN), ...rows.flat()]);
  files.set(`${name}/parameters.bin`, Object.values(parameters).flat());
  const entry = {
    ident: `c::${name}`,
    name,
    caseName: "Case",
    color: "#205020",
    path: name,
    realizations,
    start: "2020-01-01",
    months,
    vectors: Object.keys(vectors).map((vector) => ({
      name: vector,
      description: "",
      unit: vector === "FPR" ? "bar" : "Sm³",
      file: `${vector}.bin`,
    })),
    parameters: Object.keys(parameters).map((parameter) => ({
      name: parameter,
      description: "",
      unit: null,
      type: "continuous",
      isLogarithmic: false,
      ...parameterEntries[parameter],
    })),
  };
  return { ident: entry.ident, name, caseName: "Case", color: entry.color, state: "available", entry: entry as unknown as EnsembleEntry };
}

/** An ensemble that the session names and has no data of. */
export function withoutData(name: string, state: "loading" | "unavailable" = "unavailable"): EnsembleChoice {
  return { ident: `c::${name}`, name, caseName: "", color: "#000", state, entry: null };
}
