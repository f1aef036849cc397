// When wells flow and what is asked of them.
import { random } from "./random.mjs";

/** Until the last measured values all is as it was; then a prediction asks for more, step by step over a year. */
export function planOf({ measuredMonths, lowestPressure, liquidRise, injectionRise }, isPrediction) {
  return (month) => {
    const share = isPrediction ? Math.min(1, Math.max(0, (month - measuredMonths) / 12)) : 0;
    return {
      liquid: 1 + share * liquidRise,
      injection: 1 + share * injectionRise,
      lowestPressure: lowestPressure.history + share * (lowestPressure.prediction - lowestPressure.history),
    };
  };
}

/** Days from the start to the first of each month. */
export function daysOf({ start, months }) {
  const [year, month] = start.split("-").map(Number);
  const first = Date.UTC(year, month - 1, 1);
  return Array.from({ length: months }, (_, index) => (Date.UTC(year, month - 1 + index, 1) - first) / 86_400_000);
}

/** The part of each month that wells were open: as it was, with a shutdown for maintenance, and evenly from then on. */
export function uptimeOf({ seed, months, measuredMonths, shutdown }) {
  const next = random(seed * 3);
  const usual = 0.95;
  return Array.from({ length: months }, (_, month) => {
    const was = usual + 0.024 * (next() - 0.5);
    return month > measuredMonths - 3 ? usual : month === shutdown ? 0.71 : was;
  });
}
