import { used } from "../../../framework/theme";

/** Colours and letters of the theme shown, as a canvas wants them. */
export interface ChartColours {
  readonly text: string;
  readonly faint: string;
  readonly grid: string;
  readonly base: string;
  readonly ground: string;
  readonly strong: string;
  readonly focus: string;
  /** For what belongs to no ensemble. */
  readonly neutral: string;
  readonly font: string;
  readonly boldFont: string;
}

/** @param host Where the chart is: its letters are the chart's. */
export function chartColours(host: HTMLElement): ChartColours {
  const { fontFamily } = getComputedStyle(host);
  return {
    text: used("var(--text-2)"),
    faint: used("var(--text-3)"),
    grid: used("var(--chart-grid)"),
    base: used("var(--border-field)"),
    ground: used("var(--surface)"),
    strong: used("var(--text)"),
    focus: used("var(--focus)"),
    neutral: used("var(--text-3)"),
    font: `12px ${fontFamily}`,
    boldFont: `600 12px ${fontFamily}`,
  };
}
