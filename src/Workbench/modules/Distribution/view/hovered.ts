import { css } from "../../../framework/ensemble-colour";
import type { Hover } from "../../../framework/links/hover";
import { numberText } from "../../_shared/canvas/number-text";
import type { Plot } from "../../_shared/canvas/plot";
import { hoveredIn, type Series } from "../../_shared/response/series";

/** Marks the realization that is pointed at in any module, with its number and value, between two heights. */
export function drawHovered(plot: Plot, series: Series, hover: Hover | null, top: number, bottom: number): void {
  const realization = hoveredIn(hover, series.response);
  const value = realization === null ? undefined : series.response.values.get(realization);
  if (realization === null || value === undefined) return;
  const { pen, colours } = plot;
  const at = plot.x(value);
  pen.strokeStyle = colours.strong;
  pen.lineWidth = 1.5;
  pen.beginPath();
  pen.moveTo(at, top);
  pen.lineTo(at, bottom);
  pen.stroke();
  pen.beginPath();
  pen.arc(at, (top + bottom) / 2, 4.5, 0, 2 * Math.PI);
  pen.fillStyle = css(series.colour);
  pen.fill();
  pen.stroke();
  label(plot, `Realization ${realization}: ${numberText(value)}`, at, (top + bottom) / 2);
}

/** Words beside a place, at the side that has room, on their own ground. */
export function label({ pen, rect, colours }: Plot, text: string, x: number, y: number): void {
  pen.font = colours.boldFont;
  pen.textBaseline = "middle";
  pen.textAlign = "left";
  const width = pen.measureText(text).width + 8;
  const left = x + 10 + width > rect.left + rect.width ? Math.max(rect.left, x - 10 - width) : x + 10;
  pen.fillStyle = colours.ground;
  pen.globalAlpha = 0.85;
  pen.fillRect(left, y - 9, width, 18);
  pen.globalAlpha = 1;
  pen.fillStyle = colours.strong;
  pen.fillText(text, left + 4, y);
  pen.font = colours.font;
}
