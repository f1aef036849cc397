import uPlot from "uplot";
import type { VectorData } from "../../data/ensembles";
import { type Colours } from "./colours";
import { statisticsOf } from "./statistics";
import type { Zoom } from "./zoom";

export interface Drawing {
  readonly first: VectorData;
  readonly second: VectorData | null;
  /** Names of the ensembles; the second means nothing without data of it. */
  readonly names: { readonly first: string; readonly second: string };
  readonly shown: { readonly realizations: boolean; readonly mean: boolean; readonly band: boolean; readonly measured: boolean };
  readonly zoom: Zoom | null;
  readonly colours: Colours;
  readonly onZoom: (zoom: Zoom | null) => void;
  /** Tells the index of the time pointed at, or null. */
  readonly onPoint: (index: number | null) => void;
}

/** Shows the drawing's stretch of time, or all of it. */
export function showTime(plot: uPlot, { first, zoom }: Drawing): void {
  plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  plot.setScale("x", zoom ? { min: zoom.from, max: zoom.to } : { min: first.times[0] as number, max: first.times.at(-1) as number });
}

type Column = (number | null)[] | Float32Array | number[];

/** Draws the lines into an element, at its size. */
export function draw(host: HTMLElement, drawing: Drawing): uPlot {
  const columns: Column[] = [[...drawing.first.times]];
  const series: uPlot.Series[] = [{}];
  const bands: uPlot.Band[] = [];
  const add = (values: Column, options: uPlot.Series): number => {
    columns.push(values);
    series.push({ points: { show: false }, ...options });
    return columns.length - 1;
  };
  const parts = (["second", "first"] as const).map((part) => ensembleOf(drawing, part, add, bands));
  for (const { addSpread } of parts) addSpread();
  // Above what is translucent, so that each has its own colour.
  for (const { addMean } of parts) addMean();
  if (drawing.shown.measured) {
    const { measured, ground } = drawing.colours;
    add([...drawing.first.measured], {
      stroke: measured,
      width: 0,
      paths: () => null,
      points: { show: true, size: 7, width: 1.5, stroke: measured, fill: ground },
    });
  }
  return new uPlot(optionsFor(host, drawing, series, bands), columns as uPlot.AlignedData, host);
}

function ensembleOf(
  drawing: Drawing,
  part: "first" | "second",
  add: (values: Column, options: uPlot.Series) => number,
  bands: uPlot.Band[],
): { addSpread: () => void; addMean: () => void } {
  const data = drawing[part];
  if (!data) return { addSpread: () => undefined, addMean: () => undefined };
  const colours = drawing.colours[part];
  const { mean, p10, p90 } = statisticsOf(data.realizations, data.times.length);
  return {
    addSpread: () => {
      if (drawing.shown.band) {
        const high = add(p10, { stroke: "transparent", width: 0 });
        const low = add(p90, { stroke: "transparent", width: 0 });
        bands.push({ series: [high, low], fill: colours.band });
      }
      if (drawing.shown.realizations) for (const row of data.realizations) add(row, { stroke: colours.thin, width: 1 });
    },
    // Never by colour alone: the second ensemble's mean is dashed.
    addMean: () => {
      if (drawing.shown.mean) add(mean, { stroke: colours.line, width: 2.25, ...(part === "second" ? { dash: [7, 4] } : {}) });
    },
  };
}

function optionsFor(host: HTMLElement, drawing: Drawing, series: uPlot.Series[], bands: uPlot.Band[]): uPlot.Options {
  const { colours, zoom } = drawing;
  const axis: uPlot.Axis = { stroke: colours.text, font: axisFont(host), grid: { stroke: colours.grid, width: 1 }, ticks: { show: false } };
  return {
    width: host.clientWidth,
    height: host.clientHeight,
    series,
    bands,
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1e3), "Etc/UTC"),
    padding: [10, 14, 0, 0],
    legend: { show: false },
    cursor: {
      y: false,
      points: { show: false },
      drag: { x: true, y: false, setScale: false },
      bind: {
        dblclick: () => () => {
          drawing.onZoom(null);
          return null;
        },
      },
    },
    scales: { x: zoom ? { min: zoom.from, max: zoom.to } : {}, y: { range: (_plot, low, high) => rangeOf(low, high) } },
    axes: [
      {
        ...axis,
        size: 30,
        gap: 8,
        space: 56,
        values: (_plot, splits) => datesOf(splits),
        border: { show: true, stroke: colours.base, width: 1 },
      },
      { ...axis, size: 54, gap: 8, values: (_plot, values) => values.map(short) },
    ],
    hooks: {
      setSelect: [
        (plot) => {
          const { left, width } = plot.select;
          if (width < 4) return;
          drawing.onZoom({ from: Math.round(plot.posToVal(left, "x")), to: Math.round(plot.posToVal(left + width, "x")) });
        },
      ],
      setCursor: [(plot) => drawing.onPoint(plot.cursor.idx ?? null)],
    },
  };
}

function axisFont(host: HTMLElement): string {
  return `12px ${getComputedStyle(host).fontFamily}`;
}

/** From zero, unless that would press everything into the upper half. */
function rangeOf(low: number | null, high: number | null): [number, number] {
  if (low === null || high === null) return [0, 1];
  const fromZero = low >= 0 && low < 0.5 * high;
  const room = Math.max((high - low) * 0.06, Math.abs(high) * 1e-6, 1e-9);
  return [fromZero ? 0 : low - room, high + room];
}

/** Years where all stand at the beginning of one, else months with their year, else days. */
function datesOf(splits: readonly number[]): string[] {
  const dates = splits.map((seconds) => new Date(seconds * 1000));
  const months = dates.every((date) => date.getUTCDate() === 1);
  if (months && dates.every((date) => date.getUTCMonth() === 0)) return dates.map((date) => String(date.getUTCFullYear()));
  const format: Intl.DateTimeFormatOptions = months ? { month: "short", year: "2-digit" } : { day: "numeric", month: "short" };
  return dates.map((date) => date.toLocaleDateString("en-GB", { ...format, timeZone: "UTC" }));
}

/** "8k", "905k", "1.2M", "0.75". */
export function short(value: number): string {
  if (Math.abs(value) >= 1e6) return `${trim(value / 1e6)}M`;
  return Math.abs(value) >= 1e3 ? `${trim(value / 1e3)}k` : trim(value);
}

function trim(value: number): string {
  return String(Number(value.toPrecision(3)));
}
