import type { Template } from "./template";

/** The templates of the start page and of the workbench, in their order. */
export const templates: readonly Template[] = [
  {
    name: "field-overview",
    title: "Field overview",
    description: "Rates and pressure of the field over time, with room for your notes",
    ensembles: 1,
    modules: [
      { moduleName: "TimeSeries", place: [0, 0, 0.6, 0.5] },
      { moduleName: "TimeSeries", place: [0, 0.5, 0.6, 0.5] },
      { moduleName: "Notes", place: [0.6, 0, 0.4, 1] },
    ],
  },
];
