import { css } from "../../../framework/ensemble-colour";
import type { Hover } from "../../../framework/links/hover";
import { stroke } from "../../_shared/canvas/axes";
import type { ChartDrawing } from "../../_shared/canvas/canvas-chart";
import type { Mark } from "../../_shared/canvas/marks";
import { numberText } from "../../_shared/canvas/number-text";
import { axisTitle, type Plot } from "../../_shared/canvas/plot";
import { withRoom } from "../../_shared/canvas/ticks";
import { dashes } from "../../_shared/legend";
import { commonName, realizations, type Series } from "../../_shared/response/series";
import { countsOf, edgesOf } from "../bins";
import { drawHovered } from "./hovered";
import { summaryText } from "./summary";

/** Height of a series' line of mean and percentiles, px. */
const LINE = 11;
/** Above the line of one series alone are the names of what it marks, px. */
const ALONE = 20;

/** Bars of all series over each other, on the same edges; above them a line a series from P90 to P10, with the mean. */
export function histogram(series: readonly Series[], bins: number | null, hover: () => Hover | null): ChartDrawing {
  const responses = series.map(({ response }) => response);
  const values = responses.map((response) => [...response.values.values()]);
  const edges = edgesOf(values, bins);
  const counts = values.map((all) => countsOf(all, edges));
  // Ensembles of different sizes are compared by shares.
  const isShare = new Set(values.map(({ length }) => length)).size > 1;
  const heights = counts.map((all, at) => all.map((count) => (isShare ? (100 * count) / Math.max(1, values[at]?.length ?? 0) : count)));
  const [low, high] = edges.length > 0 ? [edges[0] ?? 0, edges.at(-1) ?? 1] : [0, 1];
  const [from, to] = withRoom(low, high, { room: 0.03 });
  const highest = Math.max(1, ...heights.flat());
  return {
    label: summaryText("histogram", series),
    x: { kind: "values", title: axisTitle(commonName(responses), responses[0]?.unit ?? null), low: from, high: to },
    y: {
      kind: "values",
      title: isShare ? "Share of realizations (%)" : "Realizations",
      low: 0,
      high: highest,
      headroom: (series.length === 1 ? ALONE : 4) + LINE * series.length + 6,
    },
    marks: binMarks(series, edges, counts),
    draw: (plot, pointed) => {
      if (pointed) band(plot, pointed);
      for (const [at, each] of series.entries()) bars(plot, each, edges, heights[at] ?? []);
      for (const each of series) statisticsLine(plot, each, series.length === 1);
      for (const each of series) drawHovered(plot, each, hover(), plot.rect.top, plot.bottom);
    },
  };
}

/** A place for each bar, as high as the plot: it says what all series have there. */
function binMarks(series: readonly Series[], edges: readonly number[], counts: readonly (readonly number[])[]): Mark[] {
  const unit = series[0]?.response.unit;
  return edges.slice(0, -1).map((from, bin) => {
    const to = edges[bin + 1] ?? from;
    return {
      key: `${from}`,
      lines: [
        `${numberText(from)} to ${numberText(to)}${unit ? ` ${unit}` : ""}`,
        ...series.map(({ label, summary }, at) => `${label}: ${counts[at]?.[bin] ?? 0} of ${realizations(summary.count)}`),
      ],
      place: (plot) => ({ left: plot.x(from), top: plot.rect.top, width: plot.x(to) - plot.x(from), height: plot.rect.height }),
    };
  });
}

function band(plot: Plot, mark: Mark): void {
  const place = mark.place(plot);
  if ("x" in place) return;
  plot.pen.fillStyle = plot.colours.grid;
  plot.pen.fillRect(place.left, place.top, place.width, place.height);
}

function bars(plot: Plot, { colour, place }: Series, edges: readonly number[], heights: readonly number[]): void {
  const { pen } = plot;
  pen.beginPath();
  pen.moveTo(plot.x(edges[0] ?? 0), plot.bottom);
  for (const [bin, height] of heights.entries()) {
    pen.lineTo(plot.x(edges[bin] ?? 0), plot.y(height));
    pen.lineTo(plot.x(edges[bin + 1] ?? 0), plot.y(height));
  }
  pen.lineTo(plot.x(edges.at(-1) ?? 0), plot.bottom);
  pen.fillStyle = css(colour, 0.28);
  pen.fill();
  // Between bars of one series there is a line, too.
  for (const [bin, height] of heights.entries()) {
    const x = plot.x(edges[bin] ?? 0);
    pen.moveTo(x, plot.bottom);
    pen.lineTo(x, plot.y(Math.max(height, heights[bin - 1] ?? 0)));
  }
  pen.setLineDash([...(dashes[place] ?? [])]);
  pen.strokeStyle = css(colour);
  pen.lineWidth = 1.5;
  pen.stroke();
  pen.setLineDash([]);
}

/** From P90 to P10, with the mean; of one series alone with lines down into the bars, and their names. */
function statisticsLine(plot: Plot, { colour, place, summary: { p10, p90, mean, count } }: Series, isAlone: boolean): void {
  if (count === 0) return;
  const { pen, rect, colours } = plot;
  const y = rect.top + (isAlone ? ALONE : 4) + (place + 0.5) * LINE;
  const [left, middle, right] = [plot.x(p90), plot.x(mean), plot.x(p10)];
  pen.strokeStyle = pen.fillStyle = css(colour);
  pen.lineWidth = 2;
  pen.beginPath();
  pen.moveTo(left, y);
  pen.lineTo(right, y);
  for (const end of [left, right]) {
    pen.moveTo(end, y - 4);
    pen.lineTo(end, y + 4);
  }
  pen.stroke();
  diamond(pen, middle, y, 5);
  if (!isAlone) return;
  for (const at of [left, middle, right]) dashed(plot, at, y);
  const names = [
    [left, "P90"],
    [middle, "Mean"],
    [right, "P10"],
  ] as const;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillStyle = colours.text;
  // Names that would lie on each other are in the numbers above, and in the readout.
  if (Math.min(middle - left, right - middle) > 34) for (const [at, name] of names) pen.fillText(name, at, y - 12);
}

function dashed(plot: Plot, x: number, from: number): void {
  plot.pen.setLineDash([3, 3]);
  stroke(plot.pen, plot.colours.base, x, from + 5, x, plot.bottom);
  plot.pen.setLineDash([]);
}

/** The mark of a mean. */
export function diamond(pen: CanvasRenderingContext2D, x: number, y: number, half: number): void {
  pen.beginPath();
  pen.moveTo(x - half, y);
  pen.lineTo(x, y - half);
  pen.lineTo(x + half, y);
  pen.lineTo(x, y + half);
  pen.closePath();
  pen.fill();
}
