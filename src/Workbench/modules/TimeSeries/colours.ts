import { css, ensembleColour } from "../../framework/ensemble-colour";
import { used } from "../../framework/theme";

/** Colours of the theme shown, as the canvas wants them: resolved, with the chart's own opacities. */
export interface Colours {
  readonly first: Series;
  readonly second: Series;
  /** Neutral: what was measured belongs to no ensemble. */
  readonly measured: string;
  readonly ground: string;
  readonly text: string;
  readonly grid: string;
  readonly base: string;
}

export interface Series {
  readonly line: string;
  readonly thin: string;
  readonly band: string;
}

/** @param second The colour of the ensemble that is compared with. */
export function coloursOf(first: string, second: string): Colours {
  return {
    first: series(first, "--series-1"),
    second: series(second, "--series-3"),
    measured: used("var(--text)"),
    ground: used("var(--surface)"),
    text: used("var(--text-2)"),
    grid: used("var(--chart-grid)"),
    base: used("var(--border-field)"),
  };
}

function series(color: string, token: string): Series {
  const colour = ensembleColour(color, token);
  return { line: css(colour), thin: css(colour, 0.38), band: css(colour, 0.16) };
}
