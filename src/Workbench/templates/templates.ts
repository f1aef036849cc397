import type { SerializedSettings as TimeSeriesSettings } from "../modules/TimeSeries/settings/serialized-settings";
import type { Template, TemplateModule } from "./template";

const response = "response";
const responseAtTime = "response-at-time";

/** A chart of one vector, for as many ensembles as are compared. */
const compared =
  (vectorName: string, showRealizations: boolean) =>
  (ensembleIdents: readonly string[]): Partial<TimeSeriesSettings> => ({
    ensembleIdents: ensembleIdents.slice(0, 2),
    vectorNames: [vectorName],
    showRealizations,
  });

/** One of the charts that show the same time of several vectors. */
const matched = (title: string, vectorName: string, place: TemplateModule["place"]): TemplateModule => ({
  moduleName: "TimeSeries",
  place,
  title,
  settings: compared(vectorName, false),
  synced: ["DATE"],
});

/** The templates of the start page and of the workbench, in their order. */
export const templates: readonly Template[] = [
  {
    name: "field-overview",
    title: "Field overview",
    description: "Rates, pressure and water cut of the field over time, with room for your notes",
    ensembles: 1,
    modules: [
      { moduleName: "TimeSeries", place: [0, 0, 0.65, 0.5], title: "Oil and water", settings: { vectorNames: ["FOPR", "FWPR"] } },
      { moduleName: "TimeSeries", place: [0, 0.5, 0.65, 0.5], title: "Pressure", settings: { vectorNames: ["FPR"] } },
      {
        moduleName: "Notes",
        place: [0.65, 0, 0.35, 1],
        settings: { text: "# Field overview\n\nWhat do the rates say? Write it here." },
      },
    ],
  },
  {
    name: "history-match",
    title: "History match",
    description: "Two ensembles against what was measured, before and after matching",
    ensembles: 2,
    modules: [
      matched("Oil rate", "FOPR", [0, 0, 0.5, 0.5]),
      matched("Water rate", "FWPR", [0.5, 0, 0.5, 0.5]),
      matched("Gas rate", "FGPR", [0, 0.5, 0.5, 0.5]),
      matched("Pressure", "FPR", [0.5, 0.5, 0.5, 0.5]),
    ],
  },
  {
    name: "what-drives-it",
    title: "What drives it",
    description: "Which parameters explain a response at a time, and how strongly",
    ensembles: 1,
    modules: [
      { moduleName: "TimeSeries", place: [0, 0, 0.5, 0.5], settings: { vectorNames: ["FOPT"] } },
      {
        moduleName: "CrossPlot",
        place: [0.5, 0, 0.5, 0.5],
        title: "Correlations",
        view: { mode: "correlations" },
        synced: ["PARAMETER"],
        receives: [{ receiver: response, from: 0, channel: responseAtTime }],
      },
      {
        moduleName: "CrossPlot",
        place: [0, 0.5, 0.5, 0.5],
        synced: ["PARAMETER"],
        receives: [{ receiver: response, from: 0, channel: responseAtTime }],
      },
      {
        moduleName: "Distribution",
        place: [0.5, 0.5, 0.5, 0.5],
        receives: [{ receiver: response, from: 0, channel: responseAtTime }],
      },
    ],
  },
  {
    name: "spread-at-a-time",
    title: "Spread at a time",
    description: "The same response of two ensembles as curves, histogram and violins",
    ensembles: 2,
    modules: [
      { moduleName: "TimeSeries", place: [0, 0, 1, 0.5], settings: compared("FOPT", true) },
      {
        moduleName: "Distribution",
        place: [0, 0.5, 0.5, 0.5],
        receives: [{ receiver: response, from: 0, channel: responseAtTime }],
      },
      {
        moduleName: "Distribution",
        place: [0.5, 0.5, 0.5, 0.5],
        settings: { kind: "violin" },
        receives: [{ receiver: response, from: 0, channel: responseAtTime }],
      },
    ],
  },
  {
    name: "volumes-and-maps",
    title: "Volumes and maps",
    description: "What is in place by zone and region, where it lies, and what it depends on",
    ensembles: 1,
    modules: [
      { moduleName: "InplaceVolumes", place: [0, 0, 0.5, 0.5] },
      { moduleName: "Map", place: [0.5, 0, 0.5, 0.5] },
      { moduleName: "Map", place: [0.5, 0.5, 0.5, 0.5], title: "Spread", settings: { statistic: "stdDev" } },
      {
        moduleName: "CrossPlot",
        place: [0, 0.5, 0.5, 0.5],
        title: "What volume depends on",
        view: { mode: "correlations" },
        receives: [{ receiver: response, from: 0, channel: "volume" }],
      },
    ],
  },
];
