import { realizationsText } from "../../framework/ensembles/ensemble-choice";
import { numberText, tickTexts, withUnit } from "../_shared/canvas/number-text";
import { axisTitle } from "../_shared/canvas/plot";
import type { Place } from "./camera";
import type { Statistic } from "./settings/serialized-settings";
import type { ShownMap } from "./view/atoms";

export const statisticNames: Readonly<Record<Statistic, string>> = {
  mean: "Mean",
  stdDev: "Standard deviation",
  realization: "One realization",
};

/** "Mean of 12 of 100 realizations", "Realization 7". */
export function statisticText({ statistic, realization, ensemble, isPointedAt }: ShownMap): string {
  if (realization !== null) return `Realization ${realization}${isPointedAt ? ", pointed at" : ""}`;
  return `${statisticNames[statistic]} of ${realizationsText(ensemble)}`;
}

/** What is drawn, in a few words. */
export function subjectText(map: ShownMap): string {
  return [map.surface.name, map.surface.attribute, statisticText(map), map.ensemble.name].join(" · ");
}

/** The title of the colours: "depth (m)". */
export function scaleTitle({ statistic, surface }: ShownMap): string {
  return axisTitle(statistic === "stdDev" ? `${surface.attribute}, standard deviation` : surface.attribute, unitOf(surface.unit));
}

/** The map in words. */
export function summaryText(map: ShownMap): string {
  const { surface, ensemble, summary } = map;
  const unit = unitOf(surface.unit);
  const at = (value: number, place: Place): string => `${withUnit(value, unit)} at ${placeText(place)}`;
  return [
    `Map of ${surface.name}, ${surface.attribute}, ${ensemble.name}, ${statisticText(map)}`,
    `Mean ${withUnit(summary.mean, unit)}, least ${at(summary.min, summary.minAt)}, greatest ${at(summary.max, summary.maxAt)}`,
  ].join(". ");
}

/** What is read at a place. */
export function readoutLines({ surface, statistic }: ShownMap, place: Place, value: number): string[] {
  const name = statistic === "stdDev" ? `Standard deviation of ${surface.attribute}` : surface.attribute;
  return [`${capital(name)}: ${withUnit(value, unitOf(surface.unit))}`, placeText(place)];
}

/** East and north in whole metres: what is drawn is not finer. */
export function placeText({ x, y }: Place): string {
  return `x ${metres(x)}, y ${metres(y)} m`;
}

/** Words for values of a map, all with as many decimals as tell them apart: depths are read in whole metres, not in thousands of them. */
export function valueTexts(values: readonly number[]): string[] {
  if (values.some((value) => Math.abs(value) >= 1e6)) return tickTexts(values);
  const digits = [0, 1, 2, 3, 4, 5].find((count) => values.every((value) => isRound(value * 10 ** count))) ?? 6;
  const format = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return values.map((value) => value.toLocaleString("en-GB", format).replace("-", "−"));
}

/** "250 m", "2 km". */
export function lengthText(length: number): string {
  return length >= 1000 ? `${numberText(length / 1000)} km` : `${numberText(length)} m`;
}

function isRound(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-6 * Math.max(1, Math.abs(value));
}

function metres(value: number): string {
  return Math.round(value).toLocaleString("en-GB").replace("-", "−");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function unitOf(unit: string): string | null {
  return unit === "" ? null : unit;
}
