/** How two sets of values hang together. */
export interface Correlation {
  /** Pairs of which both values are numbers. */
  readonly count: number;
  /** Pearson's correlation coefficient, -1..1; null where one of them does not vary, or for fewer than three pairs. */
  readonly r: number | null;
  /** The least-squares line y = intercept + slope x; null where x does not vary. */
  readonly line: { readonly intercept: number; readonly slope: number } | null;
}

export type Pair = readonly [x: number, y: number];

/** Pearson's correlation and the regression of y on x. The means go first, so that large values lose no digits. */
export function correlationOf(pairs: readonly Pair[]): Correlation {
  const all = pairs.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  const count = all.length;
  const mean = (of: 0 | 1): number => all.reduce((sum, pair) => sum + pair[of], 0) / count;
  const [meanX, meanY] = [mean(0), mean(1)];
  let [xx, yy, xy] = [0, 0, 0];
  for (const [x, y] of all) {
    xx += (x - meanX) ** 2;
    yy += (y - meanY) ** 2;
    xy += (x - meanX) * (y - meanY);
  }
  // What does not vary differs from its mean by rounding alone.
  const varies = (squares: number, middle: number): boolean => squares > count * (1e-12 * Math.abs(middle)) ** 2;
  const [variesX, variesY] = [varies(xx, meanX), varies(yy, meanY)];
  const slope = xy / xx;
  return {
    count,
    r: count > 2 && variesX && variesY ? Math.min(1, Math.max(-1, xy / Math.sqrt(xx * yy))) : null,
    line: count > 1 && variesX ? { slope, intercept: meanY - slope * meanX } : null,
  };
}

/** The strongest first; of the same strength, by name. */
export function strongestFirst<T extends { readonly name: string; readonly r: number }>(all: readonly T[]): T[] {
  return [...all].sort((one, other) => Math.abs(other.r) - Math.abs(one.r) || one.name.localeCompare(other.name, "en"));
}
