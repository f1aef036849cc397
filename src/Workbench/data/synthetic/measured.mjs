// What was measured in a field that is as the truth of its case says, with the errors of instruments and allocation.
import { normals } from "./random.mjs";

/** A simulated realization as it would have been measured: rates and totals of the field are still those of its wells. */
export function measuredOf(simulated, seed) {
  const next = normals(seed);
  const wells = simulated.wells.map((well) => {
    const oil = well.oil.map((value) => value * (1 + 0.025 * next()));
    return {
      oil,
      water: well.water.map((value, month) => oil[month] * waterOfOil(cutOf(well.oil[month], value), next())),
      gas: well.gas.map((value, month) => (well.oil[month] > 0 ? (oil[month] * value * (1 + 0.02 * next())) / well.oil[month] : 0)),
      pressure: well.pressure.map((value) => value + 1.8 * next()),
    };
  });
  return {
    wells,
    pressure: simulated.pressure.map((value) => value + 1.2 * next()),
    injection: simulated.injection.map((value) => value * (1 + 0.012 * next())),
  };
}

/** The months in which something was measured: every third, the pressure of the field every sixth. */
export function isMeasured(vector, month, measuredMonths) {
  return vector.measured !== null && month > 0 && month <= measuredMonths && month % (vector.name === "FPR" ? 6 : 3) === 0;
}

/** The values that assimilation compares, and how far each may be off. */
export function comparedOf(simulated, measuredMonths) {
  const data = [];
  const deviations = [];
  const add = (value, deviation) => {
    data.push(value);
    deviations.push(deviation);
  };
  for (let month = 12; month <= measuredMonths; month += 9) {
    for (const { oil, water, gas, pressure } of simulated.wells) {
      add(oil[month], 25 + 0.04 * oil[month]);
      add(cutOf(oil[month], water[month]), 0.03);
      add(pressure[month], 4);
      add(gas[month] / oil[month], 0.05 * (gas[month] / oil[month]));
    }
    add(simulated.pressure[month], 3);
  }
  return { data, deviations };
}

function cutOf(oil, water) {
  return oil + water > 0 ? water / (oil + water) : 0;
}

/** Water for each Sm³ of oil, of a water cut that is read with an error; none is read as none. */
function waterOfOil(cut, error) {
  const read = Math.min(0.99, Math.max(0, cut + 0.024 * error * Math.sqrt(cut * (1 - cut))));
  return read / (1 - read);
}
