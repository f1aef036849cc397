import type uPlot from "uplot";
import { dashes } from "../../_shared/legend";
import type { Statistics } from "../../_shared/statistics";
import { courseOf, measuredOf, timesOfAll } from "../course";
import type { EnsembleSeries, Panel } from "../series";
import { opacities, type Look } from "./look";

type Column = (number | null)[];

/** Columns on the times of all ensembles, and how each is drawn. */
export interface Lines {
  readonly data: uPlot.AlignedData;
  readonly series: uPlot.Series[];
  readonly bands: uPlot.Band[];
}

/** The lines of a chart: what is translucent first, so that means above it have their own colours. */
export function linesOf({ series: all }: Panel, look: Look): Lines {
  const times = timesOfAll(all);
  const columns: Column[] = [[...times]];
  const series: uPlot.Series[] = [{}];
  const bands: uPlot.Band[] = [];
  const add = (values: Column, options: uPlot.Series): number => {
    columns.push(values);
    series.push({ points: { show: false }, ...options });
    return columns.length - 1;
  };
  // The first ensemble lies on top.
  const lowestFirst = all.toReversed();
  for (const each of lowestFirst) addSpread(each, look, alignedTo(times, each), add, bands);
  if (look.shown.mean) {
    for (const each of lowestFirst) {
      const stroke = look.colours.ofEnsemble(each);
      const rim = { stroke: look.colours.ground, width: 5 };
      const mean = alignedTo(times, each)(courseOf(each).map((statistics) => statistics.mean));
      if (look.shown.realizations) add(mean, rim);
      // Never by colour alone.
      add(mean, { stroke, width: 2.25, dash: [...(dashes[each.place] ?? [])] });
    }
  }
  // Points are drawn by hand, for their shapes; the range of the axis has room for them.
  if (look.shown.measured) for (const each of measuredOf(all)) add(alignedTo(times, each)(each.measured), { paths: () => null });
  return { data: columns as uPlot.AlignedData, series, bands };
}

function addSpread(
  each: EnsembleSeries,
  { shown, colours, lineOf }: Look,
  align: (values: ArrayLike<number | null>) => Column,
  add: (values: Column, options: uPlot.Series) => number,
  bands: uPlot.Band[],
): void {
  const course = (part: keyof Statistics): Column => align(courseOf(each).map((statistics) => statistics[part]));
  const between = (high: Column, low: Column, options: uPlot.Series, opacity: number): void => {
    bands.push({ series: [add(high, options), add(low, options)], fill: colours.ofEnsemble(each, opacity) });
  };
  if (shown.minMax) {
    const edge = { stroke: colours.ofEnsemble(each, opacities.thin), width: 1, dash: [3, 3] };
    between(course("max"), course("min"), edge, opacities.minMax);
  }
  if (shown.band) between(course("p10"), course("p90"), { stroke: "transparent", width: 0 }, opacities.band);
  if (shown.realizations) each.rows.forEach((row, at) => add(align(row), { stroke: lineOf(each, each.realizations[at] ?? NaN), width: 1 }));
}

/** Puts values of a series on the times of all; a gap where it has none. */
function alignedTo(times: readonly number[], series: EnsembleSeries): (values: ArrayLike<number | null>) => Column {
  const offset = times.indexOf(series.times[0] ?? NaN);
  const isDense = series.times.every((time, at) => times[offset + at] === time);
  const placeOf = isDense ? (at: number) => at - offset : (at: number) => series.times.indexOf(times[at] ?? NaN);
  return (values) =>
    times.map((_, at) => {
      const value = values[placeOf(at)];
      return typeof value === "number" && Number.isFinite(value) ? value : null;
    });
}
