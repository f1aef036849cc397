import type { EnsembleEntry } from "./entries";
import { readFloats } from "./reading";

/**
 * In-place volumes as columns of the same length. A row is one zone, region and fluid of one realization; every combination has its row,
 * and what is not there is 0. Rows can be added up: each piece of rock is in one of them.
 */
export interface VolumeTable {
  readonly rows: number;
  /** Number of the realization. */
  readonly realization: Int32Array;
  readonly zone: readonly string[];
  readonly region: readonly string[];
  /** "oil" or "gas". */
  readonly fluid: readonly string[];
  /** Values by name of the response: BULK, NET, PORV and HCPV in m³, STOIIP (oil) and GIIP (free gas) in Sm³. */
  readonly responses: ReadonlyMap<string, Float32Array>;
}

/**
 * Loads the in-place volumes of an ensemble.
 *
 * @throws DataFailure where the server says no, or keeps silent; an error for data that is cut short; the signal's reason when that aborts.
 */
export async function loadVolumes(entry: EnsembleEntry, signal: AbortSignal): Promise<VolumeTable> {
  const { zones, regions, fluids, responses } = entry.volumes;
  const parts = zones.flatMap((zone) => regions.flatMap((region) => fluids.map((fluid) => ({ zone, region, fluid }))));
  const rows = parts.length * entry.realizations.length;
  const floats = await readFloats(entry, "volumes.bin", rows * responses.length, "The table of volumes", signal);
  const column = (of: "zone" | "region" | "fluid"): string[] => entry.realizations.flatMap(() => parts.map((part) => part[of]));
  return {
    rows,
    realization: Int32Array.from(entry.realizations.flatMap((number) => parts.map(() => number))),
    zone: column("zone"),
    region: column("region"),
    fluid: column("fluid"),
    responses: new Map(responses.map(({ name }, index) => [name, floats.subarray(index * rows, (index + 1) * rows)])),
  };
}
