import type { VectorData } from "../../data/ensembles";
import type { Drawing } from "./chart";
import { short } from "./chart";
import { statisticsOf } from "./statistics";

/** The values at one time in words, a line for each ensemble and one for what was measured. */
export function readout(drawing: Drawing, index: number): string[] {
  const { first, second, names, shown } = drawing;
  const measured = first.measured[index];
  return [
    monthOf(first, index),
    ...ensemblesOf(first, second, names).map(([name, data]) => `${name}: ${valuesAt(data, index, shown).join(", ") || "nothing shown"}`),
    ...(shown.measured && typeof measured === "number" ? [`Measured: ${short(measured)}`] : []),
  ];
}

/** The chart in words, for those who do not see it: every line by its name. */
export function summary(drawing: Drawing, vector: string, unit: string): string {
  const { first, second, names, shown } = drawing;
  return [
    `${vector} in ${unit}`,
    ...ensemblesOf(first, second, names).map(([name, data]) => `${name}: ${courseOf(data, shown).join(", ") || "nothing shown"}`),
    ...(shown.measured ? [`Measured: ${measuredIn(first)}`] : []),
  ].join(". ");
}

function ensemblesOf(first: VectorData, second: VectorData | null, names: Drawing["names"]): (readonly [string, VectorData])[] {
  return [[names.first, first], ...(second ? [[names.second, second] as const] : [])];
}

function valuesAt(data: VectorData, index: number, shown: Drawing["shown"]): string[] {
  const values = data.realizations.map((row) => row[index] as number).filter(Number.isFinite);
  if (values.length === 0) return ["no value"];
  const { mean, p10, p90 } = statisticsOf(
    values.map((value) => Float32Array.of(value)),
    1,
  );
  return [
    ...(shown.mean ? [`mean ${short(mean[0] as number)}`] : []),
    ...(shown.band ? [`P10 ${short(p10[0] as number)}`, `P90 ${short(p90[0] as number)}`] : []),
    ...(shown.realizations ? [`realizations ${short(Math.min(...values))} to ${short(Math.max(...values))}`] : []),
  ];
}

function courseOf(data: VectorData, shown: Drawing["shown"]): string[] {
  const { mean, p10, p90 } = statisticsOf(data.realizations, data.times.length);
  const known = [...mean.keys()].filter((index) => Number.isFinite(mean[index]));
  const [begin, end] = [known[0], known.at(-1)];
  if (begin === undefined || end === undefined) return ["no values"];
  const top = known.reduce((highest, index) => (mean[index]! > mean[highest]! ? index : highest), begin);
  const at = (index: number): string => `${short(mean[index]!)} in ${monthOf(data, index)}`;
  return [
    ...(shown.mean ? [`mean ${at(begin)}, highest ${at(top)}, ${at(end)}`] : []),
    ...(shown.band ? [`P10 ${short(p10[end]!)} and P90 ${short(p90[end]!)} in ${monthOf(data, end)}`] : []),
    ...(shown.realizations ? [`${data.realizations.length} realizations`] : []),
  ];
}

function measuredIn({ measured, ...data }: VectorData): string {
  const known = [...measured.keys()].filter((index) => measured[index] !== null);
  const last = known.at(-1);
  if (last === undefined) return "no values";
  return `${known.length} ${known.length === 1 ? "value" : "values"}, ${short(measured[last]!)} in ${monthOf(data, last)}`;
}

function monthOf({ times }: Pick<VectorData, "times">, index: number): string {
  return new Date((times[index] as number) * 1000).toLocaleDateString("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });
}
