// The vectors of a case, read off a simulated realization.

const rate = (name, description, unit, at) => ({ name, description, unit, kind: "rate", at });
const state = (name, description, unit, at) => ({ name, description, unit, kind: "state", at });

const sum = (simulated, phase) =>
  simulated.wells[0][phase].map((_, month) => simulated.wells.reduce((all, well) => all + well[phase][month], 0));
/** Before the first production a ratio is as it is in the first month of it. */
const ratio = (of, to, before) => {
  const first = to.findIndex((value) => value > 0);
  return of.map((value, month) => (to[month] > 0 ? value / to[month] : before === 0 ? 0 : of[first] / to[first]));
};
const waterCut = ({ oil, water }) =>
  ratio(
    water,
    oil.map((value, month) => value + water[month]),
    0,
  );
const inField = (simulated) => ({ oil: sum(simulated, "oil"), water: sum(simulated, "water"), gas: sum(simulated, "gas") });

const phases = [
  { letter: "O", phase: "oil" },
  { letter: "G", phase: "gas" },
  { letter: "W", phase: "water" },
];

const rates = phases.map(({ letter, phase }) =>
  rate(`F${letter}PR`, `Field ${phase} production rate`, "Sm³/d", (simulated) => sum(simulated, phase)),
);
const totals = phases.map(({ letter, phase }) => ({
  name: `F${letter}PT`,
  description: `Field ${phase} production total`,
  unit: "Sm³",
  kind: "total",
  at: (simulated, days) => integral(sum(simulated, phase), days),
}));
const fieldStates = [
  state("FPR", "Field pressure", "bar", (simulated) => simulated.pressure),
  state("FWCT", "Field water cut", "fraction", (simulated) => waterCut(inField(simulated))),
  state("FGOR", "Field gas-oil ratio", "Sm³/Sm³", (simulated) => ratio(sum(simulated, "gas"), sum(simulated, "oil"), null)),
];

const ofWell = {
  WOPR: (well, index) => rate(`WOPR:${well}`, `Oil production rate, well ${well}`, "Sm³/d", ({ wells }) => wells[index].oil),
  WWCT: (well, index) => state(`WWCT:${well}`, `Water cut, well ${well}`, "fraction", ({ wells }) => waterCut(wells[index])),
  WBHP: (well, index) => state(`WBHP:${well}`, `Bottom hole pressure, well ${well}`, "bar", ({ wells }) => wells[index].pressure),
  WGOR: (well, index) =>
    state(`WGOR:${well}`, `Gas-oil ratio, well ${well}`, "Sm³/Sm³", ({ wells }) => ratio(wells[index].gas, wells[index].oil, null)),
};

/** Of a case with water injection, and of one with gas injection, which has no pressure gauges. */
export function vectorsOf({ wells, injection }) {
  const water = injection.phase === "water";
  const injected = water
    ? rate("FWIR", "Field water injection rate", "Sm³/d", (simulated) => simulated.injection)
    : rate("FGIR", "Field gas injection rate", "Sm³/d", (simulated) => simulated.injection);
  const kinds = water ? ["WOPR", "WWCT", "WBHP"] : ["WOPR", "WGOR"];
  return [
    ...rates,
    injected,
    ...totals,
    ...fieldStates,
    ...kinds.flatMap((kind) => wells.map(({ name }, index) => ofWell[kind](name, index))),
  ].map((vector) => ({ ...vector, measured: water || vector.name !== "FPR" ? measuredName(vector.name) : null }));
}

/** As simulators call what was measured: `FOPRH`, `WOPRH:A-1`. */
function measuredName(name) {
  const [of, well] = name.split(":");
  return well === undefined ? `${of}H` : `${of}H:${well}`;
}

/** The sum of each month's rate times its days. */
export function integral(rates_, days) {
  let total = 0;
  return rates_.map((value, month) => (total += month === 0 ? 0 : value * (days[month] - days[month - 1])));
}
