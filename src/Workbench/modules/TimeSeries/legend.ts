import { element, userText } from "../../framework/elements";
import type { Drawing } from "./chart";

const kinds = { mean: "mean", band: "band", realizations: "thin" } as const;

/** What the lines are, above the chart: each with the name of its ensemble. */
export function legend({ first, second, names, shown, colours }: Drawing): HTMLElement {
  const entries: HTMLElement[] = [];
  for (const [part, data] of [
    ["first", first],
    ["second", second],
  ] as const) {
    if (!data) continue;
    const words = { mean: "Mean", band: "P10–P90", realizations: `${data.realizations.length} realizations` };
    for (const kind of ["mean", "band", "realizations"] as const) {
      if (shown[kind]) entries.push(entry(swatch(kinds[kind], part, colours[part]), words[kind], names[part]));
    }
  }
  if (shown.measured) entries.push(entry(element("span", { class: "swatch swatch-measured" }), "Measured"));
  return element("ul", { class: "chart-legend" }, ...entries);
}

function entry(mark: HTMLElement, words: string, name?: string): HTMLElement {
  return element("li", {}, mark, element("span", {}, words, ...(name === undefined ? [] : [" ", userText(name)])));
}

function swatch(kind: "mean" | "band" | "thin", part: "first" | "second", { line, thin, band }: Drawing["colours"]["first"]): HTMLElement {
  const made = element("span", { class: `swatch swatch-${kind} swatch-${part}` });
  if (kind === "band") made.style.backgroundColor = band;
  else made.style.borderColor = kind === "mean" ? line : thin;
  return made;
}
