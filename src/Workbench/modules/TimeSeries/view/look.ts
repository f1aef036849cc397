import { css, ensembleColour, type Rgb } from "../../../framework/ensemble-colour";
import { used } from "../../../framework/theme";
import { firstOfEach } from "../../_shared/first-of-each";
import type { LegendItem } from "../../_shared/legend";
import { parameterColours } from "../../_shared/parameter-colours";
import type { Colouring } from "../colouring";
import { measuredOf } from "../course";
import type { EnsembleSeries, Panel } from "../series";
import { exact } from "./short";

/** What is drawn of each ensemble. */
export interface Shown {
  readonly realizations: boolean;
  readonly mean: boolean;
  readonly band: boolean;
  readonly minMax: boolean;
  readonly measured: boolean;
}

/** Colours of the theme shown, as the canvas wants them: resolved, with the chart's own opacities. */
export interface Colours {
  /** Neutral: what was measured belongs to no ensemble. */
  readonly measured: string;
  readonly ground: string;
  readonly text: string;
  readonly faint: string;
  readonly grid: string;
  readonly base: string;
  readonly accent: string;
  readonly onAccent: string;
  ofEnsemble(series: Pick<EnsembleSeries, "color" | "place">, opacity?: number): string;
}

/** What is drawn, and how. */
export interface Look {
  readonly shown: Shown;
  readonly colouring: Colouring | null;
  readonly colours: Colours;
  /** The colour of one realization's line. */
  lineOf(series: EnsembleSeries, realization: number): string;
}

export const opacities = { band: 0.16, minMax: 0.07, thin: 0.38, coloured: 0.8 } as const;

/** How many lines have the opacity of thin ones; more are fainter, so that they do not become one area. */
const fewLines = 20;

export function lookOf(shown: Shown, colouring: Colouring | null): Look {
  const colours = coloursNow();
  const scale = parameterColours(opacities.coloured);
  return {
    shown,
    colouring,
    colours,
    lineOf: (series, realization) => {
      const value = colouring?.valueOf(series.ident, realization) ?? null;
      return value === null || !colouring ? colours.ofEnsemble(series, thinnessOf(series)) : scale(colouring.shareOf(value));
    },
  };
}

/** What the lines are: each with the name of its ensemble. */
export function legendOf(panels: readonly Panel[], { shown, colouring, colours }: Look): readonly LegendItem[] {
  const all = panels.flatMap(({ series }) => series);
  const ensembles = firstOfEach(all, ({ ident }) => ident).sort((one, other) => one.place - other.place);
  const items: LegendItem[] = ensembles.flatMap((series) => {
    const { name, place } = series;
    const isColoured = colouring !== null && series.realizations.some((number) => colouring.valueOf(series.ident, number) !== null);
    const item = (mark: "mean" | "band" | "range" | "thin", words: string, opacity: number): LegendItem => ({
      mark,
      words,
      name,
      place,
      color: colours.ofEnsemble(series, opacity),
    });
    return [
      ...(shown.mean ? [item("mean", "Mean", 1)] : []),
      ...(shown.band ? [item("band", "P10–P90", opacities.band)] : []),
      ...(shown.minMax ? [item("range", "Min–max", opacities.thin)] : []),
      ...(shown.realizations && !isColoured ? [item("thin", series.realizationsText, opacities.thin)] : []),
    ];
  });
  if (shown.realizations && colouring) items.push(scaleOf(colouring));
  return shown.measured ? [...items, ...measuredItems(ensembles)] : items;
}

function thinnessOf({ rows }: EnsembleSeries): number {
  return opacities.thin * Math.min(1, Math.max(0.5, Math.sqrt(fewLines / Math.max(1, rows.length))));
}

/** A circle for the first case, a square for others. */
export function shapeOf(at: number): "circle" | "square" {
  return at === 0 ? "circle" : "square";
}

function scaleOf({ name, unit, low, high }: Colouring): LegendItem {
  const scale = parameterColours();
  const colors = Array.from({ length: 9 }, (_, at) => scale(at / 8));
  return { mark: "scale", words: unit === null ? name : `${name}, ${unit}`, low: exact(low), high: exact(high), colors };
}

function measuredItems(ensembles: readonly EnsembleSeries[]): LegendItem[] {
  const cases = measuredOf(ensembles);
  if (cases.length < 2) return [{ mark: "measured", words: "Measured" }];
  return cases.map(({ caseName }, at) => ({ mark: "measured", words: "Measured", name: caseName, shape: shapeOf(at) }));
}

function coloursNow(): Colours {
  // Asked for each line, and found out by asking the page.
  const known = new Map<string, Rgb>();
  return {
    measured: used("var(--text)"),
    ground: used("var(--surface)"),
    text: used("var(--text-2)"),
    faint: used("var(--text-3)"),
    grid: used("var(--chart-grid)"),
    base: used("var(--border-field)"),
    accent: used("var(--accent-fill)"),
    onAccent: used("var(--on-accent)"),
    ofEnsemble: ({ color, place }, opacity = 1) => {
      const key = `${place} ${color}`;
      const colour = known.get(key) ?? ensembleColour(color, place === 0 ? "--series-1" : "--series-3");
      known.set(key, colour);
      return css(colour, opacity);
    },
  };
}
