import { css } from "../../../framework/ensemble-colour";
import type { Hover } from "../../../framework/links/hover";
import { label } from "../../_shared/canvas/label";
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
