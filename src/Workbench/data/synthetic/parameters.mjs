// What is uncertain. Each parameter is a function of a standard normal number, which is what assimilation changes.

const linear = (mean, deviation) => (z) => mean + deviation * z;
const logarithmic = (median, deviation) => (z) => median * Math.exp(deviation * z);
/** From 0 to 1, each value as likely as another: the logistic function is within 0.01 of the normal distribution's. */
const uniform = (z) => 1 / (1 + Math.exp(-1.702 * z));
const oneOfThree = (z) => (z < -0.43 ? 1 : z < 0.43 ? 2 : 3);

const continuous = (name, description, unit, at) => ({ name, description, unit, type: "continuous", isLogarithmic: false, at });

const all = {
  FWL: continuous("FWL", "Free water level, below sea", "m", linear(1700, 6)),
  GOC: continuous("GOC", "Gas-oil contact, below sea", "m", linear(1850, 3.5)),
  VELO_TREND: continuous("VELO_TREND", "Trend of the velocity model: higher is deeper flanks", null, linear(0, 1)),
  PORO_MULT: continuous("PORO_MULT", "Porosity multiplier", null, linear(1, 0.05)),
  NTG: continuous("NTG", "Net-to-gross of the best zone", null, linear(0.76, 0.04)),
  PERM_MULT: { ...continuous("PERM_MULT", "Permeability multiplier", null, logarithmic(1, 0.35)), isLogarithmic: true },
  KVKH: { ...continuous("KVKH", "Vertical over horizontal permeability", null, logarithmic(0.08, 0.6)), isLogarithmic: true },
  FAULT_SEAL: continuous("FAULT_SEAL", "Sealing of the eastern fault: 0 open, 1 closed", null, uniform),
  AQUIFER_MULT: { ...continuous("AQUIFER_MULT", "Aquifer strength multiplier", null, logarithmic(1, 0.6)), isLogarithmic: true },
  SCAL_CASE: {
    ...continuous("SCAL_CASE", "Relative permeability: 1 pessimistic, 2 base, 3 optimistic", null, oneOfThree),
    type: "discrete",
  },
};

/** The parameters of these names, some with another distribution. */
export function parametersOf(names, changed = {}) {
  return names.map((name) => ({ ...all[name], ...(changed[name] ? { at: linear(...changed[name]) } : {}) }));
}

/** Values by name of numbers by position; what a case has no parameter for is as it is in the middle of its distribution. */
export function valuesOf(parameters, zs) {
  const values = Object.fromEntries(Object.values(all).map(({ name, at }) => [name, at(0)]));
  for (const [index, { name, at }] of parameters.entries()) values[name] = at(zs[index]);
  return values;
}
