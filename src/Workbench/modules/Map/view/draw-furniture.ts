import { css } from "../../../framework/ensemble-colour";
import { fitted, stroke } from "../../_shared/canvas/axes";
import type { ChartColours } from "../../_shared/canvas/chart-colours";
import type { Rect } from "../../_shared/canvas/plot";
import { niceTicks } from "../../_shared/canvas/ticks";
import { roundLength, type Place, type Projection } from "../camera";
import { lengthText, valueTexts } from "../words";
import type { PaintedMap } from "./painted-map";

type Pen = CanvasRenderingContext2D;

const bar = 14;
const line = 14;

/** What the colours' scale takes at the right, px. */
export function scaleWidth(pen: Pen, painted: PaintedMap, height: number, colours: ChartColours): number {
  pen.font = colours.font;
  return bar + 10 + Math.ceil(Math.max(...ticksOf(painted, height).map(({ text }) => pen.measureText(text).width))) + 6 + line;
}

/** The colours with their values, and what they are of. */
export function drawScale(pen: Pen, painted: PaintedMap, { left, top, width, height }: Rect, colours: ChartColours): void {
  const { low, high } = painted.range;
  const [from, long] = [top + 8, height - 16];
  for (let y = 0; y < long; y++) {
    pen.fillStyle = css(painted.palette.at(1 - (y + 0.5) / long));
    pen.fillRect(left + 4, from + y, bar, 1.5);
  }
  pen.strokeStyle = colours.base;
  pen.lineWidth = 1;
  pen.strokeRect(left + 3.5, from - 0.5, bar + 1, long + 1);
  pen.font = colours.font;
  pen.fillStyle = colours.text;
  pen.textAlign = "left";
  pen.textBaseline = "middle";
  for (const { value, text } of ticksOf(painted, height)) {
    const y = from + (1 - (value - low) / (high - low)) * long;
    stroke(pen, colours.base, left + 4 + bar, y, left + 8 + bar, y);
    pen.fillText(text, left + bar + 11, y);
  }
  pen.save();
  pen.translate(left + width - line / 2, top + height / 2);
  pen.rotate(-Math.PI / 2);
  pen.textAlign = "center";
  pen.fillStyle = colours.faint;
  pen.fillText(fitted(pen, painted.title, height - 4), 0, 0);
  pen.restore();
}

/** How long a distance on the ground is, at the lower left. */
export function drawScaleBar(pen: Pen, projection: Projection, colours: ChartColours): void {
  const { rect, scale } = projection;
  const length = roundLength(Math.min(rect.width / 3, 160) / scale);
  const [left, bottom, wide] = [rect.left + 10, rect.top + rect.height - 9, length * scale];
  pen.font = colours.font;
  const text = lengthText(length);
  ground(pen, left - 5, bottom - 22, Math.max(wide, pen.measureText(text).width) + 10, 28, colours);
  pen.strokeStyle = colours.strong;
  pen.lineWidth = 1.5;
  pen.beginPath();
  pen.moveTo(left, bottom - 4);
  pen.lineTo(left, bottom);
  pen.lineTo(left + wide, bottom);
  pen.lineTo(left + wide, bottom - 4);
  pen.stroke();
  pen.fillStyle = colours.strong;
  pen.textAlign = "left";
  pen.textBaseline = "alphabetic";
  pen.fillText(text, left, bottom - 7);
}

/** Where north is: always up. */
export function drawNorth(pen: Pen, { rect }: Projection, colours: ChartColours): void {
  const [x, top] = [rect.left + 14, rect.top + 6];
  ground(pen, x - 9, top - 2, 18, 32, colours);
  pen.fillStyle = colours.strong;
  pen.beginPath();
  pen.moveTo(x, top);
  pen.lineTo(x + 4.5, top + 12);
  pen.lineTo(x, top + 9);
  pen.lineTo(x - 4.5, top + 12);
  pen.fill();
  pen.font = colours.boldFont;
  pen.textAlign = "center";
  pen.textBaseline = "top";
  pen.fillText("N", x, top + 15);
}

/** The place that the keys are at, as a cross with a gap. */
export function drawCursor(pen: Pen, at: Place, colours: ChartColours): void {
  for (const [colour, width] of [
    [colours.ground, 5],
    [colours.focus, 2],
  ] as const) {
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.beginPath();
    for (const [x, y] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      pen.moveTo(at.x + 4 * x, at.y + 4 * y);
      pen.lineTo(at.x + 13 * x, at.y + 13 * y);
    }
    pen.stroke();
  }
}

function ground(pen: Pen, x: number, y: number, width: number, height: number, colours: ChartColours): void {
  pen.globalAlpha = 0.75;
  pen.fillStyle = colours.ground;
  pen.fillRect(x, y, width, height);
  pen.globalAlpha = 1;
}

function ticksOf({ range: { low, high } }: PaintedMap, height: number): { value: number; text: string }[] {
  const values = niceTicks(low, high, Math.max(2, Math.floor(height / 32)));
  const texts = valueTexts(values);
  return values.map((value, index) => ({ value, text: texts[index] ?? "" }));
}
