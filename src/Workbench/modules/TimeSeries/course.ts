import { firstOfEach } from "../_shared/first-of-each";
import { statisticsOf, type Statistics } from "../_shared/statistics";
import type { EnsembleSeries } from "./series";

const courses = new WeakMap<EnsembleSeries, readonly Statistics[]>();

/** The statistics of a series, one for each of its times; reckoned once. */
export function courseOf(series: EnsembleSeries): readonly Statistics[] {
  const known = courses.get(series);
  if (known) return known;
  const made = series.times.map((_, at) => statisticsOf(series.rows.map((row) => row[at] ?? NaN)));
  courses.set(series, made);
  return made;
}

/** The times of all series of a chart, the first one first. */
export function timesOfAll(series: readonly EnsembleSeries[]): readonly number[] {
  const [first, ...others] = series;
  const isOne = others.every(({ times }) => times.length === first?.times.length && times[0] === first.times[0]);
  return isOne ? (first?.times ?? []) : [...new Set(series.flatMap(({ times }) => times))].sort((a, b) => a - b);
}

/** The series of which measured values are drawn: ensembles of one case have the same ones. */
export function measuredOf(series: readonly EnsembleSeries[]): readonly EnsembleSeries[] {
  const withSome = series.filter(({ measured }) => measured.some((value) => value !== null));
  return firstOfEach(withSome, ({ ident }) => ident.split("::")[0]);
}
