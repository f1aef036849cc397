/** Statistics of some values. */
export interface Statistics {
  readonly mean: number;
  /** Exceeded by 90 of 100. */
  readonly p90: number;
  /** Exceeded by 10 of 100. */
  readonly p10: number;
  readonly min: number;
  readonly max: number;
  /** How many values there were. */
  readonly count: number;
}

/** P10 is the high case, as subsurface engineers count: 10 of 100 values lie above it. Missing values are left out; NaN of none. */
export function statisticsOf(values: Iterable<number>): Statistics {
  const sorted = Float64Array.from(values).filter(Number.isFinite).sort();
  return {
    mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
    p90: percentile(sorted, 0.1),
    p10: percentile(sorted, 0.9),
    min: sorted[0] ?? NaN,
    max: sorted.at(-1) ?? NaN,
    count: sorted.length,
  };
}

/** Linear between the two nearest of the sorted values; NaN of none. */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  const at = share * (sorted.length - 1);
  const lower = sorted[Math.floor(at)] ?? NaN;
  const upper = sorted[Math.ceil(at)] ?? NaN;
  return lower + (upper - lower) * (at - Math.floor(at));
}
