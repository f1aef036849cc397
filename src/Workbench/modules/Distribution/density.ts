import { summaryOf } from "../_shared/summary";

/** Where a kernel density is reckoned. */
const POINTS = 64;

export interface Density {
  readonly values: readonly number[];
  /** Per unit of the values; together with their distances they make 1, but for what lies beyond the least and the largest value. */
  readonly densities: readonly number[];
}

/**
 * The Gaussian kernel density of values, from the least to the largest. The bandwidth is Silverman's rule of thumb: 0.9 min(s, IQR/1.34)
 * n^(-1/5) (1986, 3.31). Nothing for fewer than two different values.
 */
export function densityOf(values: readonly number[]): Density | null {
  const { count, min: low, max: high, stdDev } = summaryOf(values);
  if (!(high > low)) return null;
  const bandwidth = bandwidthOf(values, stdDev);
  const at = Array.from({ length: POINTS }, (_, index) => low + ((high - low) * index) / (POINTS - 1));
  const scale = 1 / (count * bandwidth * Math.sqrt(2 * Math.PI));
  const densities = at.map((place) => scale * values.reduce((sum, value) => sum + Math.exp(-0.5 * ((place - value) / bandwidth) ** 2), 0));
  return { values: at, densities };
}

export function bandwidthOf(values: readonly number[], stdDev: number): number {
  const { count, p25, p75 } = summaryOf(values);
  const spread = (p25 - p75) / 1.34;
  return 0.9 * (spread > 0 ? Math.min(stdDev, spread) : stdDev) * count ** -0.2;
}
