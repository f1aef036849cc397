import { element, userText } from "../../../framework/elements";
import { css } from "../../../framework/ensemble-colour";
import { realizationsText } from "../../../framework/ensembles/ensemble-choice";
import { numberText } from "../../_shared/canvas/number-text";
import type { Cell } from "../../_shared/export";
import type { LegendItem } from "../../_shared/legend";
import { commonName, type Series } from "../../_shared/response/series";

const columns = [
  ["Mean", "mean"],
  ["P10", "p10"],
  ["P90", "p90"],
  ["Std. dev.", "stdDev"],
] as const;

/** What the series are, and a few numbers of each. It is the chart's legend, too. */
export function numbersTable(series: readonly Series[], withNumbers: boolean): HTMLElement {
  const unit = series[0]?.response.unit;
  const what = `${commonName(series.map(({ response }) => response))}${unit ? ` (${unit})` : ""}`;
  const names = withNumbers ? columns : [];
  return element(
    "table",
    { class: "numbers" },
    element("caption", { class: "visually-hidden" }, `Numbers of ${what}`),
    element(
      "thead",
      {},
      element("tr", {}, element("th", { scope: "col" }, userText(what)), ...names.map(([name]) => element("th", { scope: "col" }, name))),
    ),
    element(
      "tbody",
      {},
      ...series.map((each) =>
        element("tr", {}, rowHead(each), ...names.map(([, key]) => element("td", {}, numberText(each.summary[key])))),
      ),
    ),
  );
}

function rowHead({ label, colour, response }: Series): HTMLElement {
  const swatch = element("span", { class: "swatch swatch-bar" });
  swatch.style.backgroundColor = css(colour);
  const count = element("span", { class: "numbers-count" }, realizationsText(response.ensemble));
  return element("th", { scope: "row" }, swatch, element("span", { class: "numbers-name" }, userText(label)), " ", count);
}

/** The legend of a picture of the chart. */
export function legendItems(series: readonly Series[]): LegendItem[] {
  return series.map(({ label, colour, place, response, summary }) => ({
    mark: "bar",
    color: css(colour),
    words: [
      `${label}: ${realizationsText(response.ensemble)}`,
      ...columns.map(([name, key]) => `${name} ${numberText(summary[key])}`),
    ].join(", "),
    place,
  }));
}

export const csvHead = ["Ensemble", "Realization", "Response", "Unit", "Time", "Value"] as const;

/** A row a value. */
export function csvRows(series: readonly Series[]): Cell[][] {
  return series.flatMap(({ response: { ensemble, name, unit, time, values } }) =>
    [...values].map(([realization, value]) => [ensemble.name, realization, name, unit, time, value]),
  );
}
