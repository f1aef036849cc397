import type { EnsembleEntry } from "../../../data/ensembles";

/** The times of an ensemble's vectors, ms since 1970 UTC: the first day of each month. */
export function timesOf({ start, months }: EnsembleEntry): number[] {
  const first = new Date(start);
  return Array.from({ length: months }, (_, month) => Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month, 1));
}

export function timeText(timeUtcMs: number): string {
  return new Date(timeUtcMs).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
}

/** The time that is nearest to another; null of none. */
export function nearestTime(times: readonly number[], to: number): number | null {
  return times.reduce<number | null>((best, time) => (best === null || Math.abs(time - to) < Math.abs(best - to) ? time : best), null);
}
