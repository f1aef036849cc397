import { element, userText } from "../../framework/elements";
import type { Drawing } from "./chart";
import { short } from "./chart";
import { statisticsOf } from "./statistics";

/** What the lines are, above the chart. */
export function legend(drawing: Drawing, names: { first: string; second: string | null }): HTMLElement {
  const { shown } = drawing;
  const entries: [string, HTMLElement | string][] = [];
  for (const part of ["first", "second"] as const) {
    const data = drawing[part];
    if (!data) continue;
    const suffix = names.second === null ? "" : ` ${names[part] ?? ""}`;
    if (shown.mean) entries.push([`mean-${part}`, userText(`Mean${suffix}`)]);
    if (shown.band) entries.push([`band-${part}`, userText(`P10–P90${suffix}`)]);
    if (shown.realizations) entries.push([`thin-${part}`, userText(`${data.realizations.length} realizations${suffix}`)]);
  }
  if (shown.measured) entries.push(["measured", "Measured"]);
  return element("ul", { class: "chart-legend" }, ...entries.map(([kind, words]) =>
    element("li", {}, element("span", { class: `swatch swatch-${kind}` }), words)));
}

/** The values at one time in words. */
export function readout(drawing: Drawing, index: number): string {
  const { mean, p10, p90 } = statisticsOf(drawing.first.realizations.map((row) => row.subarray(index, index + 1)), 1);
  return `${monthOf(drawing, index)}: mean ${short(mean[0] as number)}, P10 ${short(p10[0] as number)}, P90 ${short(p90[0] as number)}`;
}

/** The chart in one sentence, for those who do not see it. */
export function summary(drawing: Drawing, vector: string, unit: string, ensemble: string): string {
  const { mean } = statisticsOf(drawing.first.realizations, drawing.first.times.length);
  const top = mean.indexOf(Math.max(...mean));
  const last = mean.length - 1;
  return `${vector} of ${ensemble}, mean in ${unit}: ${short(mean[0] as number)} in ${monthOf(drawing, 0)}, highest ${short(mean[top] as number)} in ${monthOf(drawing, top)}, `
    + `${short(mean[last] as number)} in ${monthOf(drawing, last)}`;
}

function monthOf(drawing: Drawing, index: number): string {
  return new Date((drawing.first.times[index] as number) * 1000).toLocaleDateString("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });
}
