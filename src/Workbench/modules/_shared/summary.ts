import { percentile, statisticsOf, type Statistics } from "./statistics";

/** What is said of a set of values. All but the count are NaN for no value. */
export interface Summary extends Statistics {
  /** Of a sample: divided by one less than the count; NaN for a single value. */
  readonly stdDev: number;
  /** The upper quartile, the median and the lower quartile: as P10, exceeded by so many of 100. */
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
}

/** Values that are no numbers do not count. */
export function summaryOf(values: Iterable<number>): Summary {
  const sorted = Float64Array.from(values).filter(Number.isFinite).sort();
  const statistics = statisticsOf(sorted);
  const squares = sorted.reduce((sum, value) => sum + (value - statistics.mean) ** 2, 0);
  return {
    ...statistics,
    stdDev: sorted.length < 2 ? NaN : Math.sqrt(squares / (sorted.length - 1)),
    p25: percentile(sorted, 0.75),
    p50: percentile(sorted, 0.5),
    p75: percentile(sorted, 0.25),
  };
}
