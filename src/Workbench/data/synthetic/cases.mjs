// The two made-up fields: where they lie, what they are made of, how they are produced.
import { parametersOf } from "./parameters.mjs";

const start = "2019-01-01";
/** Months from the start to the last measured values, 2024-07-01. */
const measuredMonths = 66;

/** An oil field with a strong flank aquifer and water injection; its eastern segment lies behind a fault. */
const waterDriven = {
  uuid: "7f0c6c1e-5d0b-4c1e-9a55-2b8f3f0d7a10",
  name: "Synthetic field",
  slug: "field",
  seed: 17,
  start,
  months: 120,
  measuredMonths,
  parameters: parametersOf(["FWL", "VELO_TREND", "PORO_MULT", "NTG", "PERM_MULT", "KVKH", "FAULT_SEAL", "AQUIFER_MULT", "SCAL_CASE"]),
  /** What the field is really like, in standard deviations from the middle of each parameter. */
  truth: [-0.5, 0.4, -0.7, 0.2, 0.8, 0.6, 0.5, 0.8, 0],
  truthSeed: 9,
  geology: {
    grid: { xOrigin: 456_000, yOrigin: 5_926_000, xIncrement: 100, yIncrement: 100, columns: 40, rows: 50 },
    crest: 1628,
    relief: 82,
    /** Direction of the longer axis from the x axis, radians; half the axes in parts of the grid. */
    axis: { direction: 1.15, longer: 0.62, shorter: 0.4 },
    gasOilContact: 1640,
    upper: 36,
    lower: 29,
    porosity: 0.235,
    /** Shares of the thickness between the surfaces, and how zones differ from the map of porosity and the best net-to-gross. */
    zones: [
      { name: "Alder", between: 0, from: 0, to: 0.55, porosity: 1.04, netToGross: 1 },
      { name: "Birch", between: 0, from: 0.55, to: 1, porosity: 0.95, netToGross: 0.72 },
      { name: "Cedar", between: 1, from: 0, to: 1, porosity: 1, netToGross: 0.9 },
    ],
    regions: ["West", "Central", "East"],
    /** Faults cross the grid: column at the first row, columns more a row, throw to the east in m. */
    faults: [
      { column: 9, slope: 0.1, throw: -9 },
      { column: 19, slope: 0.14, throw: 15 },
    ],
    wells: [
      { column: 20, row: 29 },
      { column: 14, row: 17 },
      { column: 31, row: 30 },
    ],
  },
  fluid: { pressure: 281, bubblePoint: 232, oilFactor: 1.34, solutionGas: 148 },
  /** Regions that are one tank: the fault before the last region may seal. */
  tankOfRegion: [0, 0, 1],
  wells: [
    { name: "A-1", tank: 0, onStream: 0, productivity: 44, limit: 2500, sweep: 0.36, coning: 0.8 },
    { name: "A-2", tank: 0, onStream: 3, productivity: 38, limit: 2250, sweep: 0.235, coning: 0.35 },
    { name: "A-3", tank: 1, onStream: 8, productivity: 30, limit: 1500, sweep: 0.42, coning: 0.5 },
  ],
  aquifer: { influx: [36, 7], size: [160_000, 31_000] },
  fault: 75,
  injection: { phase: "water", begin: 13, target: 5600, injectivity: 46, greatestPressure: 385, shares: [0.82, 0.18] },
  lowestPressure: { history: 150, prediction: 120 },
  /** What a prediction asks for beyond the history, in parts. */
  liquidRise: 0.3,
  injectionRise: 0.25,
  shutdown: 33,
  /** The prior, the posterior, and a third one: a prediction, or a design of sensitivities. */
  ensembles: [
    { name: "iter-0", color: "#b4531a" },
    { name: "iter-3", color: "#00707a" },
    { name: "pred", color: "#6b4fa0" },
  ],
};

/** Sensitivities: a parameter at its low and its high value, so many realizations of each; null varies only the seed. */
const design = [
  { name: "rms_seed", parameter: null, realizations: 20 },
  { name: "fwl", parameter: "FWL", realizations: 10 },
  { name: "goc", parameter: "GOC", realizations: 10 },
  { name: "ntg", parameter: "NTG", realizations: 10 },
  { name: "permeability", parameter: "PERM_MULT", realizations: 10 },
];

/** A smaller neighbour with a gas cap, kept up by its own gas: no water injection, other wells, other vectors. */
const gasDriven = {
  uuid: "c1f5a0de-8b7e-4b52-9d3c-64e0b7a2f915",
  name: "Synthetic satellite",
  slug: "satellite",
  seed: 91,
  start,
  months: 96,
  measuredMonths,
  parameters: parametersOf(["FWL", "GOC", "PORO_MULT", "NTG", "PERM_MULT", "KVKH", "SCAL_CASE"], {
    FWL: [1910, 5],
    PORO_MULT: [1, 0.06],
    NTG: [0.68, 0.05],
  }),
  truth: [0.6, -0.6, 0.5, 0.6, -0.7, -0.4, 0.9],
  truthSeed: 1,
  geology: {
    grid: { xOrigin: 461_500, yOrigin: 5_929_500, xIncrement: 90, yIncrement: 90, columns: 32, rows: 40 },
    crest: 1832,
    relief: 96,
    axis: { direction: 0.35, longer: 0.6, shorter: 0.42 },
    gasOilContact: null,
    upper: 26,
    lower: 30,
    porosity: 0.215,
    zones: [
      { name: "Upper 1", between: 0, from: 0, to: 0.4, porosity: 1.05, netToGross: 1 },
      { name: "Upper 2", between: 0, from: 0.4, to: 1, porosity: 0.97, netToGross: 0.8 },
      { name: "Lower 1", between: 1, from: 0, to: 0.5, porosity: 1, netToGross: 0.92 },
      { name: "Lower 2", between: 1, from: 0.5, to: 1, porosity: 0.93, netToGross: 0.7 },
    ],
    regions: ["West", "East"],
    faults: [{ column: 15, slope: 0.08, throw: 10 }],
    wells: [
      { column: 12, row: 21 },
      { column: 22, row: 24 },
    ],
  },
  fluid: { pressure: 297, bubblePoint: 285, oilFactor: 1.46, solutionGas: 190 },
  tankOfRegion: [0, 1],
  wells: [
    { name: "B-1", tank: 0, onStream: 1, productivity: 20, limit: 1250, sweep: 0.3, coning: 1 },
    { name: "B-2", tank: 1, onStream: 6, productivity: 17, limit: 1050, sweep: 0.36, coning: 0.7 },
  ],
  aquifer: { influx: [9, 7], size: [30_000, 24_000] },
  fault: 60,
  injection: { phase: "gas", begin: 6, target: 330_000, injectivity: 3900, greatestPressure: 390, shares: [0.55, 0.45] },
  lowestPressure: { history: 160, prediction: 135 },
  liquidRise: 0,
  injectionRise: 0.2,
  shutdown: 45,
  ensembles: [
    { name: "iter-0", color: "#8a6d00" },
    { name: "iter-3", color: "#2f6b2f" },
    { name: "sens", color: "#a03060", design },
  ],
};

export const cases = [waterDriven, gasDriven];
