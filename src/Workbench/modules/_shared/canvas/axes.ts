import type { ChartColours } from "./chart-colours";
import type { DrawingSize } from "./hi-dpi-canvas";
import { tickTexts } from "./number-text";
import { Plot, type Axis, type Rect } from "./plot";
import { logTicks, niceTicks } from "./ticks";

const line = 16;
const gap = 6;
/** Between the words of the axes, px. */
const [apart, above] = [64, 40];
/** The most that names take of a chart's width. */
const namesShare = 0.34;

/** Charts lower than this, px, have both titles in one line above. */
const LOW = 130;

/** Draws both axes with their marks and titles, and answers the plot within them. */
export function drawAxes(pen: CanvasRenderingContext2D, size: DrawingSize, x: Axis, wantedY: Axis, colours: ChartColours): Plot {
  pen.font = colours.font;
  const isLow = size.height < LOW;
  const top = wantedY.title === "" && !(isLow && x.title !== "") ? 8 : line + gap + 2;
  const bottom = 4 + line + (x.title === "" || isLow ? 0 : line + 2);
  const height = Math.max(10, size.height - top - bottom);
  const y = withHeadroom(wantedY, height);
  const yTicks = ticksOf(y, Math.max(2, Math.floor(height / above)));
  const most = size.width * namesShare;
  const widest = Math.max(0, ...yTicks.map(({ text }) => pen.measureText(text).width));
  const left = Math.ceil(Math.min(widest, y.kind === "categories" ? most : Infinity)) + gap + 4;
  const rect: Rect = { left, top, width: Math.max(10, size.width - left - 14), height };
  const plot = new Plot(pen, rect, x, y, colours);
  drawY(plot, y, yTicks);
  drawX(plot, x, ticksOf(x, Math.max(2, Math.floor(rect.width / apart))), size);
  drawTitles(plot, x.title, y.title, isLow, size);
  return plot;
}

function withHeadroom(axis: Axis, height: number): Axis {
  if (axis.kind !== "values" || !axis.headroom) return axis;
  const { low, high, headroom } = axis;
  // However low the chart is, half of it is for data.
  return { ...axis, high: low + ((high - low) * height) / Math.max(height / 2, height - headroom) };
}

/** The title of y stands above its marks; that of x below its own, at the end. */
function drawTitles({ pen, rect, right, bottom, colours }: Plot, x: string, y: string, isLow: boolean, size: DrawingSize): void {
  pen.fillStyle = colours.faint;
  pen.textBaseline = "top";
  pen.textAlign = "left";
  const room = isLow ? size.width / 2 - 8 : right - 4;
  if (y !== "") pen.fillText(fitted(pen, y, room), 4, 4);
  pen.textAlign = "right";
  if (x !== "") pen.fillText(fitted(pen, x, isLow ? room : rect.width), right, isLow ? 4 : bottom + 4 + line);
}

interface Tick {
  readonly value: number;
  readonly text: string;
}

function ticksOf(axis: Axis, most: number): Tick[] {
  if (axis.kind === "categories") return axis.names.map((text, value) => ({ value, text }));
  const values = axis.isLogarithmic ? logTicks(axis.low, axis.high, most) : niceTicks(axis.low, axis.high, most);
  // On a logarithmic axis each mark has its own size.
  const texts = axis.isLogarithmic ? values.flatMap((value) => tickTexts([value])) : tickTexts(values);
  return values.map((value, index) => ({ value, text: texts[index] ?? "" }));
}

function drawY(plot: Plot, axis: Axis, ticks: readonly Tick[]): void {
  const { pen, rect, colours } = plot;
  pen.fillStyle = colours.text;
  pen.textAlign = "right";
  pen.textBaseline = "middle";
  for (const { value, text } of ticks) {
    const at = plot.y(value);
    if (axis.kind === "values") stroke(pen, colours.grid, rect.left, at, plot.right, at);
    pen.fillText(fitted(pen, text, rect.left - gap), rect.left - gap, at);
  }
}

function drawX(plot: Plot, axis: Axis, ticks: readonly Tick[], size: DrawingSize): void {
  const { pen, rect, colours } = plot;
  const room = axis.kind === "categories" ? rect.width / Math.max(1, ticks.length) - 4 : Infinity;
  pen.fillStyle = colours.text;
  pen.textAlign = "center";
  pen.textBaseline = "top";
  for (const { value, text } of ticks) {
    const at = plot.x(value);
    if (axis.kind === "values") stroke(pen, colours.grid, at, rect.top, at, plot.bottom);
    const half = pen.measureText(text).width / 2;
    const middle = Math.min(Math.max(at, half + 1), size.width - half - 1);
    pen.fillText(fitted(pen, text, room), axis.kind === "categories" ? at : middle, plot.bottom + 5);
  }
  stroke(pen, colours.base, rect.left, plot.bottom, plot.right, plot.bottom);
}

/** A straight line, on whole px so that it is sharp. */
export function stroke(pen: CanvasRenderingContext2D, colour: string, x1: number, y1: number, x2: number, y2: number): void {
  const [dx, dy] = [x1 === x2 ? 0.5 : 0, y1 === y2 ? 0.5 : 0];
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo((dx ? Math.floor(x1) : x1) + dx, (dy ? Math.floor(y1) : y1) + dy);
  pen.lineTo((dx ? Math.floor(x2) : x2) + dx, (dy ? Math.floor(y2) : y2) + dy);
  pen.stroke();
}

/** The text, or as much of it as has room. */
export function fitted(pen: CanvasRenderingContext2D, text: string, room: number): string {
  if (pen.measureText(text).width <= room) return text;
  const letters = Array.from(text);
  while (letters.length > 1 && pen.measureText(`${letters.join("")}…`).width > room) letters.pop();
  return `${letters.join("")}…`;
}
