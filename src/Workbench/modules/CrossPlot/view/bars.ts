import { css, type Rgb } from "../../../framework/ensemble-colour";
import { stroke } from "../../_shared/canvas/axes";
import type { ChartDrawing } from "../../_shared/canvas/canvas-chart";
import type { Plot } from "../../_shared/canvas/plot";
import type { Response } from "../../_shared/response/response";
import { rText, type ParameterCorrelation } from "../correlations";

interface BarOptions {
  readonly colour: Rgb;
  /** The parameter that is on the axis of the cross plot. */
  readonly chosen: string | null;
  /** Null where a channel is on that axis. */
  readonly choose: ((parameter: string) => void) | null;
}

/** A bar a parameter, from 0 to its correlation: to the left where the response falls with it. */
export function barsDrawing(
  response: Response,
  bars: readonly ParameterCorrelation[],
  { colour, chosen, choose }: BarOptions,
): ChartDrawing {
  // Behind the longest bar there is room for its number.
  const end = 1.4 * Math.max(0.1, ...bars.map(({ r }) => Math.abs(r)));
  const of = [response.name, ...(response.time ? [`on ${response.time}`] : [])].join(" ");
  return {
    label: [`Correlations of ${of} with parameters of ${response.ensemble.name}`, ...bars.map(({ name, r }) => `${name} ${rText(r)}`)].join(
      ". ",
    ),
    x: { kind: "values", title: `Correlation with ${response.name} (r)`, low: -end, high: end },
    y: { kind: "categories", title: "", names: bars.map(({ name }) => name) },
    marks: bars.map(({ parameter, name, r, count, isLogarithmic }, place) => ({
      key: parameter,
      lines: [`${name}: r ${rText(r)}${isLogarithmic ? " (of its log10)" : ""}, n ${count}`, ...(choose ? ["Press to plot it"] : [])],
      place: (plot: Plot) => ({ left: plot.rect.left, top: plot.y(place) - rowOf(plot) / 2, width: plot.rect.width, height: rowOf(plot) }),
      ...(choose ? { press: () => choose(parameter) } : {}),
    })),
    draw: (plot, pointed) => {
      const { pen, colours } = plot;
      for (const [place, bar] of bars.entries()) {
        const isPointed = pointed?.key === bar.parameter;
        drawBar(plot, bar, place, css(colour, isPointed ? 1 : 0.7), bar.parameter === chosen);
      }
      const zero = plot.x(0);
      stroke(pen, colours.base, zero, plot.rect.top, zero, plot.bottom);
    },
  };
}

function rowOf(plot: Plot): number {
  return plot.y(1) - plot.y(0);
}

function drawBar(plot: Plot, { r }: ParameterCorrelation, place: number, colour: string, isChosen: boolean): void {
  const { pen, colours } = plot;
  const half = Math.min(13, rowOf(plot) * 0.38);
  const [zero, end, y] = [plot.x(0), plot.x(r), plot.y(place)];
  pen.fillStyle = colour;
  pen.fillRect(Math.min(zero, end), y - half, Math.abs(end - zero), 2 * half);
  if (isChosen) {
    pen.strokeStyle = colours.strong;
    pen.lineWidth = 1.5;
    pen.strokeRect(Math.min(zero, end), y - half, Math.abs(end - zero), 2 * half);
  }
  pen.font = isChosen ? colours.boldFont : colours.font;
  pen.fillStyle = colours.text;
  pen.textBaseline = "middle";
  pen.textAlign = r < 0 ? "right" : "left";
  pen.fillText(rText(r), end + (r < 0 ? -4 : 4), y);
  pen.font = colours.font;
}
