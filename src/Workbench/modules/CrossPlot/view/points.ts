import { css, type Rgb } from "../../../framework/ensemble-colour";
import { realizationsText } from "../../../framework/ensembles/ensemble-choice";
import type { Hover } from "../../../framework/links/hover";
import type { ChartDrawing } from "../../_shared/canvas/canvas-chart";
import type { Mark, Point } from "../../_shared/canvas/marks";
import { numberText, withUnit } from "../../_shared/canvas/number-text";
import { axisTitle, type Axis, type Plot } from "../../_shared/canvas/plot";
import { withRoom } from "../../_shared/canvas/ticks";
import { label } from "../../_shared/canvas/label";
import type { Response } from "../../_shared/response/response";
import { hoveredIn, jitter } from "../../_shared/response/series";
import { summaryOf } from "../../_shared/summary";
import { pointsOf, type AlongX } from "../along-x";
import { correlationOf, type Correlation } from "../correlation";
import { rText } from "../correlations";

type DrawnPoint = ReturnType<typeof pointsOf>[number];

/** The realization that a mark is; null for the regression line. */
export function realizationOf(key: string): number | null {
  return key.startsWith("r") ? Number(key.slice(1)) : null;
}

/** A point a realization, with the regression line. */
export function pointsDrawing(
  response: Response,
  x: AlongX,
  options: { readonly colour: Rgb; readonly showsLine: boolean; readonly hover: () => Hover | null },
): ChartDrawing & { readonly correlation: Correlation } {
  const points = pointsOf(x, response).sort((one, other) => one.x - other.x || one.y - other.y);
  const onAxis = (value: number): number => (x.isLogarithmic ? Math.log10(value) : value);
  const correlation = correlationOf(points.map((point) => [onAxis(point.x), point.y]));
  const words = correlationText(x, correlation);
  const summaryY = summaryOf(points.map(({ y }) => y));
  const [low, high] = withRoom(summaryY.min, summaryY.max);
  const { line } = correlation;
  const showsLine = options.showsLine && line !== null && x.categories === null;
  const [from, to] = [points[0]?.x ?? 0, points.at(-1)?.x ?? 0];
  const lineAt = (value: number): number => (line ? line.intercept + line.slope * onAxis(value) : NaN);
  return {
    correlation,
    label: [
      `Cross plot of ${response.name}${inUnit(response.unit)}${onTime(response.time)} against ${x.name}${inUnit(x.unit)}`,
      `${response.ensemble.name}: ${realizationsText(response.ensemble)}, ${words}`,
      `${response.name} from ${numberText(summaryY.min)} to ${numberText(summaryY.max)}`,
    ].join(". "),
    x: xAxis(x, from, to),
    y: { kind: "values", title: axisTitle(response.name, response.unit), low, high },
    marks: [
      ...points.map((point): Mark => ({
        key: `r${point.realization}`,
        lines: [
          `${response.ensemble.name}, realization ${point.realization}`,
          `${x.name}: ${xText(x, point.x)}`,
          `${response.name}: ${withUnit(point.y, response.unit)}`,
          words,
        ],
        place: (plot) => placeOf(plot, x, point),
      })),
      ...(showsLine && line
        ? [
            {
              key: "line",
              lines: [`Regression: ${lineText(x, line)}`, words],
              place: (plot: Plot): Point => ({ x: plot.x(to), y: plot.y(lineAt(to)) }),
            },
          ]
        : []),
    ],
    draw: (plot, pointed) => {
      if (x.categories) means(plot, points, options.colour);
      for (const point of points) dot(plot, placeOf(plot, x, point), options.colour, pointed?.key === `r${point.realization}`);
      if (showsLine) regression(plot, from, to, lineAt);
      const hovered = hoveredIn(options.hover(), response);
      const point = points.find(({ realization }) => realization === hovered);
      if (point) ring(plot, placeOf(plot, x, point), `Realization ${point.realization}`, options.colour);
    },
  };
}

/** "r 0.62, 100 realizations"; of a logarithm where that is correlated. */
export function correlationText(x: AlongX, { r, count }: Correlation): string {
  const of = x.isLogarithmic ? ` with log10 of ${x.name}` : "";
  return `r ${r === null ? "not defined" : rText(r)}${of}, n ${count}`;
}

function lineText({ name, isLogarithmic }: AlongX, { intercept, slope }: NonNullable<Correlation["line"]>): string {
  const sign = slope < 0 ? "−" : "+";
  return `${numberText(intercept)} ${sign} ${numberText(Math.abs(slope))} × ${isLogarithmic ? "log10 of " : ""}${name}`;
}

function onTime(time: string | null): string {
  return time ? ` on ${time}` : "";
}

function inUnit(unit: string | null): string {
  return unit ? ` in ${unit}` : "";
}

function xText(x: AlongX, value: number): string {
  return x.categories ? (x.categories[value] ?? "") : withUnit(value, x.unit);
}

function xAxis(x: AlongX, from: number, to: number): Axis {
  const title = axisTitle(x.name, x.unit);
  if (x.categories) return { kind: "categories", title, names: x.categories };
  if (x.isLogarithmic && from > 0) {
    const room = (to / from) ** 0.05 || 1;
    const [low, high] = to > from ? [from / room, to * room] : [from / 2, from * 2];
    return { kind: "values", title, low, high, isLogarithmic: true };
  }
  const [low, high] = withRoom(from, to);
  return { kind: "values", title, low, high };
}

/** Points of a category lie side by side, not on each other. */
function placeOf(plot: Plot, x: AlongX, point: DrawnPoint): Point {
  const aside = x.categories ? 0.28 * jitter(point.realization) : 0;
  return { x: plot.x(point.x + aside), y: plot.y(point.y) };
}

function dot({ pen }: Plot, { x, y }: Point, colour: Rgb, isPointed: boolean): void {
  pen.beginPath();
  pen.arc(x, y, isPointed ? 5.5 : 3.5, 0, 2 * Math.PI);
  pen.fillStyle = css(colour, isPointed ? 1 : 0.6);
  pen.fill();
  pen.strokeStyle = css(colour);
  pen.lineWidth = 1;
  pen.stroke();
}

function ring(plot: Plot, at: Point, text: string, colour: Rgb): void {
  const { pen, colours } = plot;
  dot(plot, at, colour, true);
  pen.beginPath();
  pen.arc(at.x, at.y, 8.5, 0, 2 * Math.PI);
  pen.strokeStyle = colours.strong;
  pen.lineWidth = 2;
  pen.stroke();
  label(plot, text, at.x, at.y - 14);
}

/** On a logarithmic axis it is straight as well. */
function regression(plot: Plot, from: number, to: number, lineAt: (value: number) => number): void {
  const { pen, rect, colours } = plot;
  pen.save();
  pen.beginPath();
  pen.rect(rect.left, rect.top, rect.width, rect.height);
  pen.clip();
  pen.beginPath();
  pen.moveTo(plot.x(from), plot.y(lineAt(from)));
  pen.lineTo(plot.x(to), plot.y(lineAt(to)));
  pen.strokeStyle = colours.strong;
  pen.lineWidth = 1.5;
  pen.setLineDash([6, 4]);
  pen.stroke();
  pen.restore();
}

/** The mean of each category, as a line across its points. */
function means(plot: Plot, points: readonly DrawnPoint[], colour: Rgb): void {
  plot.pen.strokeStyle = css(colour);
  plot.pen.lineWidth = 2;
  for (const place of new Set(points.map((point) => point.x))) {
    const y = plot.y(summaryOf(points.filter((point) => point.x === place).map((point) => point.y)).mean);
    plot.pen.beginPath();
    plot.pen.moveTo(plot.x(place - 0.36), y);
    plot.pen.lineTo(plot.x(place + 0.36), y);
    plot.pen.stroke();
  }
}
