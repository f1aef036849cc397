import type uPlot from "uplot";
import { element } from "../../../framework/elements";
import type { Hover } from "../../../framework/links/hover";
import type { EnsembleSeries, Panel } from "../series";
import type { Look } from "./look";
import { monthOf } from "./month";

/** What lies above the lines and changes without them: the time of the response, and what is pointed at, here or in another module. */
export interface Marks {
  /** Seconds since 1970, UTC; null for none. */
  readonly time: number | null;
  readonly hover: Hover | null;
}

/** A canvas above the lines. */
export class MarksCanvas {
  readonly element = element("canvas", { "class": "chart-marks", "aria-hidden": "true" });

  draw(plot: uPlot, panel: Panel, look: Look, { time, hover }: Marks): void {
    const { width, height } = plot;
    const scale = window.devicePixelRatio;
    // Setting a size clears.
    this.element.width = Math.round(width * scale);
    this.element.height = Math.round(height * scale);
    const context = this.element.getContext("2d");
    if (!context) return;
    context.scale(scale, scale);
    const { left, top, width: wide, height: high } = areaOf(plot);
    context.save();
    context.beginPath();
    context.rect(left - 1, top - 1, wide + 2, high + 2);
    context.clip();
    if (hover?.timeUtcMs !== undefined)
      verticalAt(context, plot, hover.timeUtcMs / 1000, { color: look.colours.base, dash: [3, 3], width: 1 });
    if (hover?.realization !== undefined) this.#drawRealization(context, plot, panel, look, hover);
    if (time !== null) verticalAt(context, plot, time, { color: look.colours.accent, dash: [], width: 1.5 });
    context.restore();
    if (time !== null) drawHandle(context, plot, time, look);
  }

  #drawRealization(context: CanvasRenderingContext2D, plot: uPlot, { series }: Panel, look: Look, hover: Hover): void {
    for (const each of series) {
      const row = each.rows[each.realizations.indexOf(hover.realization ?? NaN)];
      if (!row || (hover.ensembleIdent !== undefined && hover.ensembleIdent !== each.ident)) continue;
      const { left, top } = areaOf(plot);
      const path = new Path2D();
      row.forEach((value, at) => {
        if (!Number.isFinite(value)) return;
        path.lineTo(left + plot.valToPos(each.times[at] ?? NaN, "x"), top + plot.valToPos(value, "y"));
      });
      context.lineJoin = "round";
      // A rim in the colour of the ground sets the line off from the others.
      context.strokeStyle = look.colours.ground;
      context.lineWidth = 5;
      context.stroke(path);
      context.strokeStyle = look.colours.ofEnsemble(each);
      context.lineWidth = 2.5;
      context.stroke(path);
      drawName(context, plot, { series: each, row, ground: look.colours.ground, color: look.colours.ofEnsemble(each) });
    }
  }
}

/** Where lines are drawn, in CSS pixels of the plot. */
export function areaOf({ over }: uPlot): { left: number; top: number; width: number; height: number } {
  return { left: over.offsetLeft, top: over.offsetTop, width: over.offsetWidth, height: over.offsetHeight };
}

/** The number of a realization, at the end of its line: it looks like a mean otherwise. */
function drawName(
  context: CanvasRenderingContext2D,
  plot: uPlot,
  {
    series,
    row,
    ground,
    color,
  }: { readonly series: EnsembleSeries; readonly row: Float32Array; readonly ground: string; readonly color: string },
): void {
  const { left, top, width } = areaOf(plot);
  const { times, realizations, rows } = series;
  const last = times.findLastIndex((time, at) => Number.isFinite(row[at]) && plot.valToPos(time, "x") <= width + 1);
  if (last < 0) return;
  const x = left + Math.min(width - 6, plot.valToPos(times[last] ?? NaN, "x"));
  const y = Math.max(top + 8, top + plot.valToPos(row[last] ?? NaN, "y") - 10);
  const words = `Realization ${realizations[rows.indexOf(row)] ?? ""}`;
  context.font = `600 12px ${getComputedStyle(plot.root).fontFamily}`;
  [context.textAlign, context.textBaseline, context.lineWidth] = ["right", "middle", 4];
  [context.strokeStyle, context.fillStyle] = [ground, color];
  context.strokeText(words, x, y);
  context.fillText(words, x, y);
  context.textAlign = "left";
}

function verticalAt(
  context: CanvasRenderingContext2D,
  plot: uPlot,
  time: number,
  { color, dash, width }: { readonly color: string; readonly dash: number[]; readonly width: number },
): void {
  const { left, top, height } = areaOf(plot);
  const x = left + plot.valToPos(time, "x");
  context.strokeStyle = color;
  context.lineWidth = width;
  context.setLineDash(dash);
  context.beginPath();
  context.moveTo(x, top);
  context.lineTo(x, top + height);
  context.stroke();
  context.setLineDash([]);
}

/** The time of the response, on the axis. */
function drawHandle(context: CanvasRenderingContext2D, plot: uPlot, time: number, { colours }: Look): void {
  const { left, top, width, height } = areaOf(plot);
  const at = plot.valToPos(time, "x");
  if (at < -1 || at > width + 1) return;
  context.font = `500 11px ${getComputedStyle(plot.root).fontFamily}`;
  const words = monthOf(time);
  const wide = context.measureText(words).width + 12;
  const x = Math.min(Math.max(left + at - wide / 2, 0), plot.width - wide);
  context.fillStyle = colours.accent;
  context.beginPath();
  context.roundRect(x, top + height + 3, wide, 18, 4);
  context.fill();
  context.fillStyle = colours.onAccent;
  context.textBaseline = "middle";
  context.fillText(words, x + 6, top + height + 12.5);
}
