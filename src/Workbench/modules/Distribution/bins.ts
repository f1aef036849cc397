import { niceStep, withRoom } from "../_shared/canvas/ticks";
import { summaryOf } from "../_shared/summary";

/** About the fewest and the most bars that are chosen automatically; round ones may be up to twice as wide. */
const [FEWEST, MOST] = [10, 40];

/**
 * Where the bars of a histogram begin and end, the same for all series. So many as are asked for divide the range of the values evenly;
 * automatic ones are round and about as wide as Freedman and Diaconis found best for the series that is the least spread.
 */
export function edgesOf(series: readonly (readonly number[])[], count: number | null): number[] {
  const { min: low, max: high } = summaryOf(series.flat());
  if (!Number.isFinite(low)) return [];
  if (low === high) return withRoom(low, high);
  if (count !== null)
    return Array.from({ length: count + 1 }, (_, index) => (index === count ? high : low + ((high - low) * index) / count));
  const widths = series.map(widthOf).filter((width) => width > 0);
  const wanted = Math.min(...widths);
  const range = high - low;
  const step = niceStep(Math.min(Math.max(wanted, range / MOST), range / FEWEST));
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step + 0);
}

/** 2 IQR / n^(1/3) (Freedman and Diaconis, 1981). */
function widthOf(values: readonly number[]): number {
  const { count, p25, p75 } = summaryOf(values);
  return (2 * (p25 - p75)) / Math.cbrt(count);
}

/** How many values each bar holds. A value on an edge belongs to the bar above it, the highest one to the last bar. */
export function countsOf(values: readonly number[], edges: readonly number[]): number[] {
  const counts = Array.from({ length: Math.max(0, edges.length - 1) }, () => 0);
  for (const value of values) {
    const above = edges.findIndex((edge) => edge > value);
    const bar = above < 0 ? counts.length - 1 : Math.max(0, above - 1);
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  return counts;
}
