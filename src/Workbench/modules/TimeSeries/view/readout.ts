import type { Statistics } from "../../_shared/statistics";
import { courseOf, measuredOf } from "../course";
import type { Colouring } from "../colouring";
import type { EnsembleSeries, Panel } from "../series";
import type { Look, Shown } from "./look";
import { monthOf } from "./month";
import { exact, short } from "./short";

/** A realization that is marked. */
export interface Marked {
  readonly ident: string;
  readonly realization: number;
}

type Words = Pick<Look, "shown" | "colouring">;

/** The values at one time in words: a line for each ensemble, one for what was measured, and one for the realization marked. */
export function readout({ series }: Panel, { shown, colouring }: Words, time: number, marked: Marked | null): string[] {
  const cases = measuredOf(series);
  const ofMarked = marked && series.find(({ ident }) => ident === marked.ident);
  return [
    monthOf(time),
    ...series.map((each) => `${each.name}: ${valuesAt(each, time, shown).join(", ") || "nothing shown"}`),
    ...(shown.measured
      ? cases.flatMap(({ measured, times, caseName }) => {
          const value = measured[times.indexOf(time)];
          return typeof value === "number" ? [`Measured${cases.length > 1 ? `, ${caseName}` : ""}: ${short(value)}`] : [];
        })
      : []),
    ...(ofMarked ? [realizationAt(ofMarked, marked.realization, time, colouring)] : []),
  ];
}

/** A chart in words, for those who do not see it: every line by its name. */
export function summary({ vector, series }: Panel, { shown, colouring }: Words): string {
  return [
    [vector.name, vector.unit].filter(Boolean).join(" in "),
    ...series.map((each) => `${each.name}: ${courseIn(each, shown).join(", ") || "nothing shown"}`),
    ...(shown.realizations && colouring
      ? [`Realizations are coloured by ${colouring.name}, ${exact(colouring.low)} to ${exact(colouring.high)}`]
      : []),
    ...(shown.measured ? [`Measured: ${measuredIn(series)}`] : []),
  ].join(". ");
}

function realizationAt({ name, ident, ...series }: EnsembleSeries, realization: number, time: number, colouring: Colouring | null): string {
  const value = series.rows[series.realizations.indexOf(realization)]?.[series.times.indexOf(time)] ?? NaN;
  const colour = colouring?.valueOf(ident, realization) ?? null;
  const coloured =
    colouring === null || colour === null ? "" : `, ${[colouring.name, exact(colour), colouring.unit].filter(Boolean).join(" ")}`;
  return `Realization ${realization} of ${name}: ${Number.isFinite(value) ? short(value) : "no value"}${coloured}`;
}

function valuesAt(series: EnsembleSeries, time: number, shown: Shown): string[] {
  const at = courseOf(series)[series.times.indexOf(time)];
  if (!at || at.count === 0) return ["no value"];
  return [...statisticsIn(at, shown), ...(shown.realizations ? [`realizations ${short(at.min)} to ${short(at.max)}`] : [])];
}

function statisticsIn({ mean, p10, p90, min, max }: Statistics, shown: Shown): string[] {
  return [
    ...(shown.mean ? [`mean ${short(mean)}`] : []),
    ...(shown.band ? [`P10 ${short(p10)}`, `P90 ${short(p90)}`] : []),
    ...(shown.minMax ? [`min ${short(min)}`, `max ${short(max)}`] : []),
  ];
}

function courseIn(series: EnsembleSeries, shown: Shown): string[] {
  const known = courseOf(series).flatMap((statistics, at) =>
    statistics.count > 0 ? [{ ...statistics, time: series.times[at] ?? NaN }] : [],
  );
  const [begin, end] = [known[0], known.at(-1)];
  if (begin === undefined || end === undefined) return ["no values"];
  const top = known.reduce((highest, each) => (each.mean > highest.mean ? each : highest), begin);
  const at = ({ mean, time }: typeof begin): string => `${short(mean)} in ${monthOf(time)}`;
  return [
    ...(shown.mean ? [`mean ${at(begin)}, highest ${at(top)}, ${at(end)}`] : []),
    ...(shown.band ? [`P10 ${short(end.p10)} and P90 ${short(end.p90)} in ${monthOf(end.time)}`] : []),
    ...(shown.minMax ? [`${short(end.min)} to ${short(end.max)} in ${monthOf(end.time)}`] : []),
    ...(shown.realizations ? [series.realizationsText] : []),
  ];
}

function measuredIn(series: readonly EnsembleSeries[]): string {
  const cases = measuredOf(series);
  const texts = cases.map(({ measured, times, caseName }) => {
    const known = [...measured.entries()].filter(([, value]) => value !== null);
    const [at = 0, last = NaN] = known.at(-1) ?? [];
    const words = `${known.length} ${known.length === 1 ? "value" : "values"}, ${short(last ?? NaN)} in ${monthOf(times[at] ?? NaN)}`;
    return cases.length > 1 ? `${caseName} ${words}` : words;
  });
  return texts.join("; ") || "no values";
}
