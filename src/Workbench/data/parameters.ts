import type { EnsembleEntry, ParameterEntry } from "./entries";
import { readFloats } from "./reading";

/** A parameter with its values; a value belongs to the realization at its place in `realizations`. */
export interface Parameter extends ParameterEntry {
  readonly realizations: readonly number[];
  readonly values: Float32Array;
  /** Whether all realizations have the same value. */
  readonly isConstant: boolean;
}

/**
 * Loads all parameters of an ensemble, in the order of its index.
 *
 * @throws DataFailure where the server says no, or keeps silent; an error for data that is cut short; the signal's reason when that aborts.
 */
export async function loadParameters(entry: EnsembleEntry, signal: AbortSignal): Promise<readonly Parameter[]> {
  const { parameters, realizations } = entry;
  const floats = await readFloats(entry, "parameters.bin", parameters.length * realizations.length, "The table of parameters", signal);
  return parameters.map((parameter, index) => {
    const values = floats.subarray(index * realizations.length, (index + 1) * realizations.length);
    return { ...parameter, realizations, values, isConstant: values.every((value) => value === values[0]) };
  });
}
