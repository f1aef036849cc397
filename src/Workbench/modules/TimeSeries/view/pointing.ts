import type uPlot from "uplot";
import type { EnsembleSeries, Panel } from "../series";
import type { Marked } from "./readout";

/** How near to a line is on it, CSS pixels. */
const REACH = 12;

/** The realization whose line is nearest to the pointer at a time, within reach. */
export function nearestRealization({ cursor, valToPos }: uPlot, { series }: Panel, time: number): Marked | null {
  const top = cursor.top ?? -1;
  if (top < 0) return null;
  let nearest: Marked | null = null;
  let distance = REACH;
  for (const { ident, times, rows, realizations } of series) {
    const at = times.indexOf(time);
    rows.forEach((row, index) => {
      const away = Math.abs(valToPos(row[at] ?? NaN, "y") - top);
      if (!(away < distance)) return;
      [nearest, distance] = [{ ident, realization: realizations[index] ?? NaN }, away];
    });
  }
  return nearest;
}

/** What a key goes on by: times, or realizations. */
export type Step = { readonly time: number } | { readonly realization: number };

interface Position {
  readonly times: readonly number[];
  readonly time: number | null;
  readonly series: readonly EnsembleSeries[];
  readonly marked: Marked | null;
}

/** Where a key leads to: the times have ends, the realizations of one ensemble follow those of the one before. */
export function stepped(step: Step, { times, time, series, marked }: Position): { time: number | null; marked: Marked | null } {
  if ("time" in step) {
    const from = time === null ? times.length - 1 : times.indexOf(time);
    return { time: times[Math.min(times.length - 1, Math.max(0, from + step.time))] ?? null, marked };
  }
  const all = series.flatMap(({ ident, realizations }) => realizations.map((realization) => ({ ident, realization })));
  const from = all.findIndex(({ ident, realization }) => ident === marked?.ident && realization === marked.realization);
  const first = step.realization > 0 ? 0 : all.length - 1;
  return { time, marked: all[from < 0 ? first : (from + step.realization + all.length) % all.length] ?? null };
}
