/** Mean and two percentiles for each time, over the realizations. */
export interface Statistics {
  readonly mean: number[];
  /** Exceeded by 90 of 100 realizations. */
  readonly p90: number[];
  /** Exceeded by 10 of 100 realizations. */
  readonly p10: number[];
}

/** P10 is the high case, as subsurface engineers count: ten per cent of the realizations lie above it. */
export function statisticsOf(realizations: readonly Float32Array[], times: number): Statistics {
  const statistics: Statistics = { mean: [], p90: [], p10: [] };
  for (let time = 0; time < times; time++) {
    const values = realizations
      .map((row) => row[time] as number)
      .filter(Number.isFinite)
      .sort((a, b) => a - b);
    statistics.mean.push(values.reduce((sum, value) => sum + value, 0) / values.length);
    statistics.p90.push(percentile(values, 0.1));
    statistics.p10.push(percentile(values, 0.9));
  }
  return statistics;
}

/** Linear between the two nearest of the sorted values; NaN of none. */
export function percentile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const lower = sorted[Math.floor(at)] ?? NaN;
  const upper = sorted[Math.ceil(at)] ?? NaN;
  return lower + (upper - lower) * (at - Math.floor(at));
}
