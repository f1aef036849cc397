// The door to the data of ensembles: what there is, and how it is loaded.
import type { EnsembleEntry, VectorEntry } from "./entries";
import { readFloats } from "./reading";

export type { EnsembleEntry, ParameterEntry, SensitivityEntry, SurfaceEntry, SurfaceGrid, VectorEntry, VolumesEntry } from "./entries";
export { loadParameters, type Parameter } from "./parameters";
export { DataFailure, readIndex } from "./reading";
export { loadSurface, type Surface } from "./surfaces";
export { loadVolumes, type VolumeTable } from "./volumes";

/** Values of one vector of one ensemble. */
export interface VectorData {
  /** Seconds since 1970, UTC. */
  readonly times: readonly number[];
  /** Measured values; null where there is none. */
  readonly measured: readonly (number | null)[];
  /** One row a realization, in the order of the ensemble's `realizations`. */
  readonly realizations: readonly Float32Array[];
}

/**
 * Loads a vector, in its own unit.
 *
 * @throws DataFailure where the server says no, or keeps silent; an error for data that is cut short; the signal's reason when that aborts.
 */
export async function loadVector(entry: EnsembleEntry, vector: VectorEntry, signal: AbortSignal): Promise<VectorData> {
  const count = entry.months * (entry.realizations.length + 1);
  const floats = await readFloats(entry, vector.file, count, vector.name, signal);
  const row = (index: number): Float32Array => floats.subarray(entry.months * index, entry.months * (index + 1));
  return {
    times: timesOf(entry),
    measured: [...row(0)].map((value) => (Number.isNaN(value) ? null : value)),
    realizations: entry.realizations.map((_, index) => row(index + 1)),
  };
}

/** The row of a vector's realization, which is told by its number; null for a number that the ensemble does not have. */
export function rowOf(entry: EnsembleEntry, data: VectorData, realization: number): Float32Array | null {
  return data.realizations[entry.realizations.indexOf(realization)] ?? null;
}

/** The months that an ensemble has values of, in seconds since 1970, UTC. */
export function timesOf({ start, months }: Pick<EnsembleEntry, "start" | "months">): number[] {
  const first = new Date(start);
  return Array.from({ length: months }, (_, month) => Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month, 1) / 1000);
}
