import { atom, type Getter } from "jotai/vanilla";
import type { ChannelContent, ChannelData } from "../../framework/links/channel-data";
import type { Sparkline } from "../../framework/sparkline";
import { shares } from "../../framework/sparkline";
import { firstOf } from "../_shared/first-of";
import { statisticsOf } from "../_shared/statistics";
import { panelsAtom } from "./series";
import { ensembleIdentsAtom, vectorNamesAtom } from "./settings/atoms/persistableAtoms";
import { monthOf } from "./view/month";
import { timeAtom } from "./view/atoms/persistableAtoms";

/** Each vector's value of each realization at the time chosen, one content an ensemble. None where the data cannot be had. */
export const responseChannelAtom = atom((get): ChannelData => {
  const panels = get(panelsAtom);
  if (panels.state !== "ready") return panels.state === "loading" ? null : [];
  const timeUtcMs = get(timeAtom).valueInContext;
  if (timeUtcMs === null) return [];
  return panels.value.flatMap(({ vector, series }) =>
    series.map(({ ident, name, times, realizations, rows }): ChannelContent => {
      const at = times.indexOf(timeUtcMs / 1000);
      const values = realizations.map((number, index) => [number, rows[index]?.[at] ?? NaN] as const);
      return {
        idString: `${ident}|${vector.name}`,
        displayName: `${vector.name} at ${monthOf(timeUtcMs / 1000)}${series.length > 1 ? `, ${name}` : ""}`,
        unit: vector.unit,
        ensembleIdentString: ident,
        values: new Map(values.filter(([, value]) => Number.isFinite(value))),
      };
    }),
  );
});

/** The time of the response that was chosen, in ms UTC. */
const dateAtom = atom(
  (get) => get(timeAtom).value,
  (_get, set, time: unknown) => {
    if (typeof time === "number" && Number.isFinite(time)) set(timeAtom, time);
  },
);

export const syncedSettings = {
  ENSEMBLE: firstOf(ensembleIdentsAtom),
  TIME_SERIES: firstOf(vectorNamesAtom),
  DATE: dateAtom,
} as const;

/** The mean of the first ensemble, in the colour of that. */
export function sparkline(get: Getter): Sparkline | null {
  const panels = get(panelsAtom);
  const series = panels.state === "ready" ? panels.value[0]?.series[0] : undefined;
  if (!series) return null;
  const { times, rows, color } = series;
  const count = Math.min(20, times.length);
  const points = Array.from({ length: count }, (_, point) => {
    const at = Math.round((point * (times.length - 1)) / Math.max(1, count - 1));
    return statisticsOf(rows.map((row) => row[at] ?? NaN)).mean;
  }).filter(Number.isFinite);
  return points.length > 1 ? { kind: "line", points: shares(points), color } : null;
}
