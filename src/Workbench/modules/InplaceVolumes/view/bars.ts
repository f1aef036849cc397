import { css, ensembleColour, type Rgb } from "../../../framework/ensemble-colour";
import type { Hover } from "../../../framework/links/hover";
import type { ChartDrawing } from "../../_shared/canvas/canvas-chart";
import type { Mark } from "../../_shared/canvas/marks";
import { axisTitle, type Plot, type Rect } from "../../_shared/canvas/plot";
import { withRoom } from "../../_shared/canvas/ticks";
import type { LegendItem } from "../../_shared/legend";
import type { EnsembleVolumes, Row, Volumes } from "../rows";
import type { Group } from "../volumes";
import { rowName, SCALE, unitText, volumeText } from "./numbers";
import { summaryOf } from "./table";

/** How high a bar is at most, and at least where the chart can be scrolled, px. */
const [HIGHEST, LOWEST] = [36, 9];

interface Bar {
  readonly key: string;
  readonly row: number;
  readonly ensemble: EnsembleVolumes;
  readonly group: Group;
}

/** The height that the bars need to be read, px. */
export function heightOf({ ensembles }: Volumes, rows: readonly Row[]): number {
  return rows.length * (ensembles.length * LOWEST + 8) + 56;
}

/** A bar of the mean for each group and ensemble, side by side, with a line from P90 to P10. */
export function barsOf(volumes: Volumes, rows: readonly Row[], hover: () => Hover | null): ChartDrawing {
  const { response, ensembles } = volumes;
  const bars = rows.flatMap(({ values, groups }, row) =>
    ensembles.flatMap((ensemble): Bar[] => {
      const group = groups[ensemble.place];
      return group ? [{ key: JSON.stringify([ensemble.ident, ...values]), row, ensemble, group }] : [];
    }),
  );
  const ends = bars.flatMap(({ group: { statistics } }) => [statistics.mean, statistics.p10]).filter(Number.isFinite);
  const [low, high] = withRoom(0, Math.max(0, ...ends) / SCALE, { fromZero: true });
  const colours = ensembles.map(({ color, place }) => ensembleColour(color, place === 0 ? "--series-1" : "--series-3"));
  const place = (plot: Plot, { row, ensemble }: Bar): Rect => placeOf(plot, row, ensemble.place, rows.length, ensembles.length);
  return {
    label: summaryOf(volumes, rows),
    x: { kind: "values", title: axisTitle(response.name, unitText(response.unit)), low, high },
    y: { kind: "categories", title: "", names: rows.map(({ values }) => rowName(values)) },
    marks: bars.map((bar) => markOf(bar, volumes, rows, (plot) => place(plot, bar))),
    draw: (plot, pointed) => {
      for (const bar of bars) {
        const colour = colours[bar.ensemble.place] ?? [128, 128, 128];
        drawBar(plot, place(plot, bar), bar, colour, pointed === null || pointed.key === bar.key);
        drawHovered(plot, place(plot, bar), bar, hover());
      }
    },
  };
}

/** What the bars are; the table's head says it, too. */
export function legendOf({ ensembles }: Volumes): readonly LegendItem[] {
  return ensembles.map(({ name, color, place, realizationsText }) => ({
    mark: "bar",
    words: "Mean, P10–P90",
    name: `${name}, ${realizationsText}`,
    place,
    color: css(ensembleColour(color, place === 0 ? "--series-1" : "--series-3"), opacityOf(place)),
  }));
}

/** Never by colour alone: the second ensemble's bars are lighter, with an edge. */
function opacityOf(place: number): number {
  return place === 0 ? 1 : 0.4;
}

function placeOf(plot: Plot, row: number, place: number, rows: number, ensembles: number): Rect {
  const band = plot.rect.height / Math.max(1, rows);
  const height = Math.max(2, Math.min(HIGHEST, (band - 6) / ensembles));
  return { left: plot.rect.left, top: plot.y(row) + (place - ensembles / 2) * height, width: plot.rect.width, height };
}

function markOf({ key, row, ensemble, group }: Bar, volumes: Volumes, rows: readonly Row[], place: Mark["place"]): Mark {
  const text = volumeText(volumes);
  const { mean, p10, p90 } = group.statistics;
  const total = ensemble.total.statistics.mean;
  const share = rows.length > 1 && total > 0 ? [`${((100 * mean) / total).toFixed(0)} % of the total`] : [];
  return {
    key,
    place,
    lines: [
      `${rowName(rows[row]?.values ?? [])}, ${ensemble.name}`,
      `Mean ${text(mean)}, P10 ${text(p10)}, P90 ${text(p90)} ${unitText(volumes.response.unit)}`,
      ...share,
    ],
  };
}

function drawBar(plot: Plot, rect: Rect, { ensemble, group }: Bar, colour: Rgb, isStrong: boolean): void {
  const { pen, colours } = plot;
  const { mean, p10, p90 } = group.statistics;
  if (!Number.isFinite(mean)) return;
  const [left, right, top, height] = [plot.x(0), plot.x(mean / SCALE), rect.top + 1, Math.max(1, rect.height - 2)];
  pen.globalAlpha = isStrong ? 1 : 0.45;
  pen.fillStyle = css(colour, opacityOf(ensemble.place));
  pen.fillRect(left, top, right - left, height);
  if (ensemble.place > 0) {
    pen.strokeStyle = css(colour);
    pen.lineWidth = 1.5;
    pen.strokeRect(left, top + 0.75, right - left, height - 1.5);
  }
  const middle = Math.round(top + height / 2) + 0.5;
  const cap = Math.min(4, height / 2);
  pen.beginPath();
  pen.moveTo(plot.x(p90 / SCALE), middle);
  pen.lineTo(plot.x(p10 / SCALE), middle);
  for (const end of [p90, p10]) {
    pen.moveTo(plot.x(end / SCALE), middle - cap);
    pen.lineTo(plot.x(end / SCALE), middle + cap);
  }
  // A rim of the ground lets the line be seen on the bar.
  [pen.strokeStyle, pen.lineWidth] = [colours.ground, 4];
  pen.stroke();
  [pen.strokeStyle, pen.lineWidth] = [colours.strong, 1.5];
  pen.stroke();
  pen.globalAlpha = 1;
}

/** The volume in the realization that is pointed at in another module. */
function drawHovered(plot: Plot, { top, height }: Rect, { ensemble, group }: Bar, hover: Hover | null): void {
  if (hover?.realization === undefined || (hover.ensembleIdent ?? ensemble.ident) !== ensemble.ident) return;
  const volume = group.byRealization.get(hover.realization);
  if (volume === undefined) return;
  const { pen, colours } = plot;
  pen.beginPath();
  pen.arc(plot.x(volume / SCALE), top + height / 2, 4.5, 0, 2 * Math.PI);
  [pen.fillStyle, pen.strokeStyle, pen.lineWidth] = [colours.ground, colours.strong, 2];
  pen.fill();
  pen.stroke();
}
