import { atom, type Atom, type Getter } from "jotai/vanilla";
import type { Surface, SurfaceEntry } from "../../../data/ensembles";
import { ensembleSetAtom, realizationsIn, type EnsembleChoice } from "../../../framework/ensembles/ensemble-choice";
import { hoverAtom } from "../../../framework/links/hover";
import type { Unready } from "../../_shared/data-frame";
import { ensembleWarning } from "../../_shared/ensemble-atoms";
import { surfaceOf } from "../../_shared/ensemble-data";
import { summaryOfField, type Field, type FieldSummary } from "../field";
import {
  chosenEnsembleAtom,
  ensembleAtom,
  followsHoverAtom,
  realizationAtom,
  realizationsAtom,
  realizationWarningAtom,
  statisticAtom,
  surfaceEntryAtom,
  surfaceWarningAtom,
} from "../settings/atoms/persistableAtoms";
import type { Statistic } from "../settings/serialized-settings";

/** A field that can be drawn, and what it is. */
export interface ShownMap {
  readonly kind: "ready";
  readonly field: Field;
  readonly summary: FieldSummary;
  readonly surface: SurfaceEntry;
  readonly ensemble: EnsembleChoice;
  readonly statistic: Statistic;
  /** Number of the realization, where one is drawn. */
  readonly realization: number | null;
  /** Whether it is drawn because another module points at it. */
  readonly isPointedAt: boolean;
  readonly warnings: readonly string[];
}

export type MapState = Unready | ShownMap;

/** What was chosen, whatever is pointed at. */
export const chosenMapAtom: Atom<MapState> = atom((get) => mapOf(get, null));

/** The realization that other modules point at, where the map follows it. */
const pointedAtAtom = atom((get): number | null => {
  const hover = get(followsHoverAtom) ? get(hoverAtom) : null;
  if (hover?.realization === undefined || !get(realizationsAtom).includes(hover.realization)) return null;
  const isOfAnother = hover.ensembleIdent !== undefined && hover.ensembleIdent !== get(chosenEnsembleAtom)?.ident;
  return isOfAnother ? null : hover.realization;
});

/** What is drawn now. */
export const mapAtom: Atom<MapState> = atom((get) => {
  const pointedAt = get(pointedAtAtom);
  return pointedAt === null ? get(chosenMapAtom) : mapOf(get, pointedAt);
});

function mapOf(get: Getter, pointedAt: number | null): MapState {
  const ident = get(ensembleAtom).valueInContext;
  if (ident === null)
    return { kind: "obstacle", title: "No ensemble", text: "Choose an ensemble to see its surfaces.", needsEnsembles: true };
  const ensemble = get(chosenEnsembleAtom);
  if (ensemble?.state === "loading") return { kind: "loading" };
  const missing = ensembleWarning(get(ensembleSetAtom), ident);
  if (missing !== null || ensemble === null) return obstacle("Nothing to draw", missing ?? "");
  const surface = get(surfaceEntryAtom);
  if (surface === null) return obstacle("Nothing to draw", `${ensemble.name} has no surfaces.`);
  if (realizationsIn(ensemble).length === 0) return obstacle("No realizations", `The session's filter leaves none of ${ensemble.name}.`);
  const loaded = get(surfaceOf(ensemble.ident, surface.name, surface.attribute));
  if (loaded.state === "loading") return { kind: "loading" };
  if (loaded.state === "failed") return { kind: "failed", title: surface.name, error: loaded.error };
  return drawn(get, loaded.value, surface, ensemble, pointedAt);
}

function drawn(get: Getter, data: Surface, surface: SurfaceEntry, ensemble: EnsembleChoice, pointedAt: number | null): MapState {
  const chosen = get(statisticAtom);
  const realization = pointedAt ?? (chosen === "realization" ? get(realizationAtom).valueInContext : null);
  const statistic = realization === null ? chosen : "realization";
  const warnings = [get(surfaceWarningAtom), statistic === "realization" && pointedAt === null ? get(realizationWarningAtom) : null];
  const field = { grid: data.grid, values: valuesOf(data, statistic, realizationsIn(ensemble), realization) };
  const summary = summaryOfField(field);
  if (summary === null) return obstacle("Nothing to draw", `${surface.name} has no values.`);
  return {
    kind: "ready",
    ...{ field, summary, surface, ensemble, statistic, realization },
    isPointedAt: pointedAt !== null,
    warnings: warnings.filter((warning) => warning !== null),
  };
}

function valuesOf(data: Surface, statistic: Statistic, realizations: readonly number[], realization: number | null): Float32Array {
  if (realization !== null) return data.realization(realization);
  return statistic === "stdDev" ? data.stdDev(realizations) : data.mean(realizations);
}

function obstacle(title: string, text: string): MapState {
  return { kind: "obstacle", title, text };
}
