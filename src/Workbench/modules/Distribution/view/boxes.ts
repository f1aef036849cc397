import { css } from "../../../framework/ensemble-colour";
import type { Hover } from "../../../framework/links/hover";
import type { ChartDrawing } from "../../_shared/canvas/canvas-chart";
import type { Mark } from "../../_shared/canvas/marks";
import { withUnit } from "../../_shared/canvas/number-text";
import { axisTitle, type Plot } from "../../_shared/canvas/plot";
import { withRoom } from "../../_shared/canvas/ticks";
import { commonName, jitter, type Series } from "../../_shared/response/series";
import { densityOf, type Density } from "../density";
import { diamond } from "./histogram";
import { drawHovered } from "./hovered";
import { seriesLines, summaryText } from "./summary";

/** The key of a realization's point; answers what it means by `pointAt`. */
const pointKey = (place: number, realization: number): string => `${place}#${realization}`;

/** The place of the series and the realization that a mark is; null for a whole series. */
export function pointAt(key: string): { readonly place: number; readonly realization: number } | null {
  const [place = NaN, realization = NaN] = key.split("#").map(Number);
  return Number.isFinite(realization) ? { place, realization } : null;
}

/** A row a series: its box, or its density, and a point a realization. All rows have the same axis. */
export function boxes(kind: "box" | "violin", series: readonly Series[], hover: () => Hover | null): ChartDrawing {
  const responses = series.map(({ response }) => response);
  const lows = series.map(({ summary }) => summary.min).filter(Number.isFinite);
  const highs = series.map(({ summary }) => summary.max).filter(Number.isFinite);
  const [low, high] = withRoom(Math.min(...lows), Math.max(...highs));
  const densities = kind === "violin" ? series.map(({ response }) => densityOf([...response.values.values()])) : [];
  return {
    label: summaryText(kind, series),
    x: { kind: "values", title: axisTitle(commonName(responses), responses[0]?.unit ?? null), low, high },
    y: { kind: "categories", title: "", names: series.map(({ label }) => label) },
    marks: series.flatMap((each) => [wholeMark(each), ...pointMarks(each)]),
    draw: (plot, pointed) => {
      for (const each of series) {
        const density = densities[each.place];
        points(plot, each, pointed);
        if (kind === "box") box(plot, each);
        else if (density) violin(plot, each, density);
        const at = plot.y(each.place);
        drawHovered(plot, each, hover(), at - halfOf(plot), at + halfOf(plot));
      }
    },
  };
}

/** Half of a row, px. */
function halfOf(plot: Plot): number {
  return Math.min(60, (plot.y(1) - plot.y(0)) * 0.42);
}

function wholeMark(series: Series): Mark {
  return {
    key: `${series.place}`,
    lines: seriesLines(series),
    place: (plot) => {
      const half = halfOf(plot);
      const [left, right] = [plot.x(series.summary.min), plot.x(series.summary.max)];
      return { left, top: plot.y(series.place) - half, width: right - left, height: 2 * half };
    },
  };
}

/** From the least value to the largest. */
function pointMarks({ place, label, response: { name, unit, values } }: Series): Mark[] {
  return [...values]
    .sort(([, one], [, other]) => one - other)
    .map(([realization, value]) => ({
      key: pointKey(place, realization),
      lines: [`${label}, realization ${realization}`, `${name}: ${withUnit(value, unit)}`],
      place: (plot) => ({ x: plot.x(value), y: heightOf(plot, place, realization) }),
    }));
}

/** Points lie below the box. */
function heightOf(plot: Plot, place: number, realization: number): number {
  const half = halfOf(plot);
  return plot.y(place) + half * (0.62 + 0.3 * jitter(realization));
}

function points(plot: Plot, { place, colour, response }: Series, pointed: Mark | null): void {
  const { pen } = plot;
  for (const [realization, value] of response.values) {
    const isPointed = pointed?.key === pointKey(place, realization);
    pen.beginPath();
    pen.arc(plot.x(value), heightOf(plot, place, realization), isPointed ? 4.5 : 2.2, 0, 2 * Math.PI);
    pen.fillStyle = css(colour, isPointed ? 1 : 0.55);
    pen.fill();
  }
}

/** The quartiles with the median; whiskers to the last values within 1.5 times their distance (Tukey, 1977). */
function box(plot: Plot, series: Series): void {
  const { pen } = plot;
  const { summary, response, place, colour } = series;
  if (summary.count === 0) return;
  const [y, half] = [plot.y(place) - halfOf(plot) * 0.25, Math.max(4, halfOf(plot) * 0.45)];
  const [from, to] = whiskers([...response.values.values()], summary.p75, summary.p25);
  const [left, right] = [plot.x(summary.p75), plot.x(summary.p25)];
  pen.strokeStyle = css(colour);
  pen.lineWidth = 1.5;
  pen.fillStyle = css(colour, 0.22);
  pen.fillRect(left, y - half, right - left, 2 * half);
  pen.strokeRect(left, y - half, right - left, 2 * half);
  lines(pen, [
    [plot.x(from), y, left, y],
    [right, y, plot.x(to), y],
    [plot.x(from), y - half / 2, plot.x(from), y + half / 2],
    [plot.x(to), y - half / 2, plot.x(to), y + half / 2],
  ]);
  pen.lineWidth = 3;
  lines(pen, [[plot.x(summary.p50), y - half, plot.x(summary.p50), y + half]]);
  percentiles(plot, series, y, half);
}

export function whiskers(values: readonly number[], lower: number, upper: number): [number, number] {
  const reach = 1.5 * (upper - lower);
  return [Math.min(...values.filter((value) => value >= lower - reach)), Math.max(...values.filter((value) => value <= upper + reach))];
}

function violin(plot: Plot, series: Series, { values, densities }: Density): void {
  const { pen } = plot;
  const { colour, place } = series;
  const [y, half] = [plot.y(place) - halfOf(plot) * 0.25, halfOf(plot) * 0.6];
  const densest = Math.max(...densities);
  const height = (at: number): number => (half * (densities[at] ?? 0)) / densest;
  pen.beginPath();
  for (const [at, value] of values.entries()) pen.lineTo(plot.x(value), y - height(at));
  for (const [at, value] of [...values.entries()].reverse()) pen.lineTo(plot.x(value), y + height(at));
  pen.closePath();
  pen.fillStyle = css(colour, 0.22);
  pen.fill();
  pen.strokeStyle = css(colour);
  pen.lineWidth = 1.5;
  pen.stroke();
  percentiles(plot, series, y, half / 2);
}

/** P90 and P10 as dashes across, the mean as a diamond. */
function percentiles(plot: Plot, { summary, colour }: Series, y: number, half: number): void {
  const { pen, colours } = plot;
  pen.lineWidth = 1.5;
  pen.strokeStyle = colours.strong;
  pen.setLineDash([3, 2]);
  lines(
    pen,
    [summary.p90, summary.p10].map((value) => [plot.x(value), y - half, plot.x(value), y + half] as const),
  );
  pen.setLineDash([]);
  pen.fillStyle = css(colour);
  diamond(pen, plot.x(summary.mean), y, 6);
  pen.strokeStyle = colours.ground;
  pen.lineWidth = 1;
  pen.stroke();
}

function lines(pen: CanvasRenderingContext2D, all: readonly (readonly [number, number, number, number])[]): void {
  pen.beginPath();
  for (const [x1, y1, x2, y2] of all) {
    pen.moveTo(x1, y1);
    pen.lineTo(x2, y2);
  }
  pen.stroke();
}
