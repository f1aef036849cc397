import type { EnsembleEntry, SurfaceEntry, SurfaceGrid } from "./entries";
import { readFloats } from "./reading";

/** One surface of an ensemble. Values are in the unit of its entry, laid out as its grid says, NaN outside of the field. */
export interface Surface {
  readonly grid: SurfaceGrid;
  /** Numbers of the realizations that there are. */
  readonly realizations: readonly number[];
  /**
   * The surface in one realization.
   * @throws RangeError for a number that the ensemble does not have.
   */
  realization(number: number): Float32Array;
  /**
   * The mean over some realizations, told by their numbers; NaN everywhere for none.
   * @throws RangeError for a number that the ensemble does not have.
   */
  mean(realizations: readonly number[]): Float32Array;
  /**
   * The standard deviation of these realizations about their own mean (divided by their number, not by one less); 0 for one, NaN for none.
   * @throws RangeError for a number that the ensemble does not have.
   */
  stdDev(realizations: readonly number[]): Float32Array;
}

/**
 * Loads a surface of an ensemble.
 *
 * @throws DataFailure where the server says no, or keeps silent; an error for data that is cut short; the signal's reason when that aborts.
 */
export async function loadSurface(entry: EnsembleEntry, surface: SurfaceEntry, signal: AbortSignal): Promise<Surface> {
  const cells = surface.grid.columns * surface.grid.rows;
  const count = cells * (1 + surface.modes) + surface.modes * entry.realizations.length;
  const floats = await readFloats(entry, surface.file, count, `${surface.name}, ${surface.attribute},`, signal);
  return new SurfaceOfModes(surface, entry.realizations, floats);
}

/** A realization is a middle field and its modes, each times a coefficient: together at most a tenth of all realizations. */
class SurfaceOfModes implements Surface {
  readonly grid: SurfaceGrid;
  readonly #cells: number;
  readonly #modes: number;

  constructor(
    entry: SurfaceEntry,
    readonly realizations: readonly number[],
    private readonly floats: Float32Array,
  ) {
    this.grid = entry.grid;
    this.#cells = entry.grid.columns * entry.grid.rows;
    this.#modes = entry.modes;
  }

  realization(number: number): Float32Array {
    return this.#sum(this.#coefficients(number));
  }

  mean(realizations: readonly number[]): Float32Array {
    return this.#sum(
      meanOf(
        realizations.map((number) => this.#coefficients(number)),
        this.#modes,
      ),
    );
  }

  stdDev(realizations: readonly number[]): Float32Array {
    const rows = realizations.map((number) => this.#coefficients(number));
    const mean = meanOf(rows, this.#modes);
    const covariances = mean.map((_, one) =>
      mean.map((_mean, other) => rows.reduce((sum, row) => sum + deviation(row, mean, one) * deviation(row, mean, other), 0) / rows.length),
    );
    const middle = this.#field(0);
    const modes = mean.map((_, mode) => this.#field(mode + 1));
    return middle.map((outline, cell) => {
      if (Number.isNaN(outline)) return NaN;
      let variance = 0;
      for (const [one, row] of covariances.entries()) {
        const value = modes[one]?.[cell] ?? NaN;
        for (const [other, covariance] of row.entries()) variance += covariance * value * (modes[other]?.[cell] ?? NaN);
      }
      // Rounding may leave less than nothing where all are the same.
      return Math.sqrt(Math.max(0, variance));
    });
  }

  #sum(coefficients: ArrayLike<number>): Float32Array {
    const values = Float64Array.from(this.#field(0));
    for (let mode = 0; mode < this.#modes; mode++) {
      const [field, coefficient] = [this.#field(mode + 1), coefficients[mode] ?? NaN];
      for (let cell = 0; cell < values.length; cell++) values[cell] = (values[cell] ?? NaN) + coefficient * (field[cell] ?? NaN);
    }
    return Float32Array.from(values);
  }

  /** The middle, then the modes. */
  #field(index: number): Float32Array {
    return this.floats.subarray(index * this.#cells, (index + 1) * this.#cells);
  }

  #coefficients(number: number): Float32Array {
    const row = this.realizations.indexOf(number);
    if (row < 0) throw new RangeError(`There is no realization ${number}.`);
    const from = (1 + this.#modes) * this.#cells + row * this.#modes;
    return this.floats.subarray(from, from + this.#modes);
  }
}

function meanOf(rows: readonly Float32Array[], modes: number): number[] {
  return Array.from({ length: modes }, (_, mode) => rows.reduce((sum, row) => sum + (row[mode] ?? NaN), 0) / rows.length);
}

function deviation(row: Float32Array, mean: readonly number[], mode: number): number {
  return (row[mode] ?? NaN) - (mean[mode] ?? NaN);
}
