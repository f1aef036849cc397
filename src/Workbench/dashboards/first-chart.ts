import { element, icon, userText } from "../framework/elements";
import type { Workbench } from "./workbench";

const chartModule = "TimeSeries";

/** A choice for a session without modules and ensembles: a chart of the first ensemble, in one press. Null where there is none to offer. */
export function firstChart(workbench: Workbench, add: (moduleName: string) => void): HTMLElement | null {
  const entry = workbench.ensembles.entries[0];
  if (!entry || workbench.readOnly || workbench.ensembleChoices.length > 0) return null;
  const made = element(
    "button",
    { type: "button", class: "module-choice first-chart" },
    icon("chart-line"),
    element(
      "span",
      { class: "module-choice-text" },
      element("span", { class: "module-choice-name" }, "A first chart"),
      element("span", { class: "module-choice-note" }, "Vectors of ", userText(entry.name), ", ", userText(entry.caseName)),
    ),
  );
  made.addEventListener("click", () => {
    workbench.addEnsemble(entry);
    add(chartModule);
  });
  return made;
}
