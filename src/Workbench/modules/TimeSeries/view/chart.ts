import uPlot from "uplot";
import { measuredOf, timesOfAll } from "../course";
import type { Panel } from "../series";
import { linesOf } from "./lines";
import { shapeOf, type Look } from "./look";
import { short } from "./short";
import type { Zoom } from "./zoom";

interface Events {
  readonly onZoom: (zoom: Zoom | null) => void;
  /** Tells the index of the time pointed at, or null. */
  readonly onPoint: (index: number | null) => void;
  /** Told after each drawing: places in the chart may be others. */
  readonly onDraw: (plot: uPlot) => void;
}

/** Room for the axes and, above the lines, what is measured in which unit. */
const room = { top: 24, right: 14, left: 54, bottom: 30 };

/** Shows a stretch of time, or all of it. */
export function showTime(plot: uPlot, { series }: Panel, zoom: Zoom | null): void {
  const times = timesOfAll(series);
  plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  plot.setScale("x", zoom ? { min: zoom.from, max: zoom.to } : { min: times[0] ?? 0, max: times.at(-1) ?? 1 });
}

/** Draws the lines into an element, at its size. */
export function draw(host: HTMLElement, panel: Panel, look: Look, zoom: Zoom | null, { onZoom, onPoint, onDraw }: Events): uPlot {
  const { colours } = look;
  const { data, series, bands } = linesOf(panel, look);
  const font = `12px ${getComputedStyle(host).fontFamily}`;
  const axis: uPlot.Axis = { stroke: colours.text, font, grid: { stroke: colours.grid, width: 1 }, ticks: { show: false } };
  const options: uPlot.Options = {
    width: host.clientWidth,
    height: host.clientHeight,
    series,
    bands,
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1e3), "Etc/UTC"),
    padding: [room.top, room.right, 0, 0],
    legend: { show: false },
    cursor: {
      y: false,
      points: { show: false },
      drag: { x: true, y: false, setScale: false },
      bind: {
        dblclick: () => () => {
          onZoom(null);
          return null;
        },
      },
    },
    scales: { x: zoom ? { min: zoom.from, max: zoom.to } : {}, y: { range: (_plot, low, high) => rangeOf(low, high) } },
    axes: [
      {
        ...axis,
        size: room.bottom,
        gap: 8,
        space: 56,
        values: (_plot, splits) => datesOf(splits),
        border: { show: true, stroke: colours.base, width: 1 },
      },
      { ...axis, size: room.left, gap: 8, space: 28, values: (_plot, values) => values.map(short) },
    ],
    hooks: {
      draw: [(plot) => drawMarks(plot, panel, look, font), onDraw],
      setSelect: [
        (plot) => {
          const { left, width } = plot.select;
          if (width < 4) return;
          onZoom({ from: Math.round(plot.posToVal(left, "x")), to: Math.round(plot.posToVal(left + width, "x")) });
        },
      ],
      setCursor: [(plot) => onPoint(plot.cursor.idx ?? null)],
    },
  };
  return new uPlot(options, data, host);
}

/** What is measured, the end of history, and what the axis shows. */
function drawMarks(plot: uPlot, { vector, series }: Panel, { shown, colours }: Look, font: string): void {
  const { ctx: context, bbox } = plot;
  const scale = uPlot.pxRatio;
  context.save();
  context.font = font.replace("12px", `${12 * scale}px`);
  context.textBaseline = "middle";
  context.textAlign = "left";
  context.fillStyle = colours.text;
  context.fillText([vector.name, vector.unit].filter(Boolean).join(", "), bbox.left, bbox.top - 13 * scale, bbox.width);
  context.beginPath();
  context.rect(bbox.left, bbox.top - 6 * scale, bbox.width + 6 * scale, bbox.height + 12 * scale);
  context.clip();
  const [first] = series;
  if (first) drawHistoryEnd(plot, first.historyEnd, colours, scale);
  if (shown.measured) {
    context.strokeStyle = colours.measured;
    context.fillStyle = colours.ground;
    context.lineWidth = 1.5 * scale;
    measuredOf(series).forEach(({ measured, times }, at) => {
      const square = shapeOf(at) === "square";
      measured.forEach((value, index) => {
        if (value === null) return;
        const [x, y] = [plot.valToPos(times[index] ?? NaN, "x", true), plot.valToPos(value, "y", true)];
        context.beginPath();
        if (square) context.rect(x - 3 * scale, y - 3 * scale, 6 * scale, 6 * scale);
        else context.arc(x, y, 3 * scale, 0, 2 * Math.PI);
        context.fill();
        context.stroke();
      });
    });
  }
  context.restore();
}

function drawHistoryEnd(plot: uPlot, end: number, colours: Look["colours"], scale: number): void {
  const { ctx: context, bbox } = plot;
  const x = plot.valToPos(end, "x", true);
  if (!(x > bbox.left && x < bbox.left + bbox.width)) return;
  context.strokeStyle = colours.base;
  context.lineWidth = scale;
  context.setLineDash([2 * scale, 3 * scale]);
  context.beginPath();
  context.moveTo(x, bbox.top);
  context.lineTo(x, bbox.top + bbox.height);
  context.stroke();
  context.setLineDash([]);
  const words = "Prediction";
  if (x + context.measureText(words).width + 12 * scale > bbox.left + bbox.width || bbox.height < 90 * scale) return;
  context.fillStyle = colours.faint;
  context.fillText(words, x + 6 * scale, bbox.top + 8 * scale);
}

/** From zero, unless that would press everything into the upper half. */
function rangeOf(low: number | null, high: number | null): [number, number] {
  if (low === null || high === null) return [0, 1];
  const fromZero = low >= 0 && low < 0.5 * high;
  const spare = Math.max((high - low) * 0.06, Math.abs(high) * 1e-6, 1e-9);
  return [fromZero ? 0 : low - spare, high + spare];
}

/** Years where all stand at the beginning of one, else months with their year, else days. */
function datesOf(splits: readonly number[]): string[] {
  const dates = splits.map((seconds) => new Date(seconds * 1000));
  const months = dates.every((date) => date.getUTCDate() === 1);
  if (months && dates.every((date) => date.getUTCMonth() === 0)) return dates.map((date) => String(date.getUTCFullYear()));
  const format: Intl.DateTimeFormatOptions = months ? { month: "short", year: "2-digit" } : { day: "numeric", month: "short" };
  return dates.map((date) => date.toLocaleDateString("en-GB", { ...format, timeZone: "UTC" }));
}
