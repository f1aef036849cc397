import type { DeserializeStateFunction, SerializeStateFunction } from "../../../framework/module-functions";
import { SchemaBuilder } from "../../../framework/schema/schema-builder";
import { setIfDefined } from "../../../framework/set-if-defined";
import { paletteNames, type PaletteName } from "../palettes";
import {
  contoursShownAtom,
  ensembleAtom,
  followsHoverAtom,
  isReversedAtom,
  paletteAtom,
  rangeAtom,
  realizationAtom,
  statisticAtom,
  statistics,
  surfaceAtom,
  type Range,
  type Statistic,
  type SurfaceName,
} from "./atoms/persistableAtoms";

export interface SerializedSettings {
  /** `{caseUuid}::{name}`; null is the session's first. */
  readonly ensembleIdent?: string | null;
  /** null is the ensemble's first. */
  readonly surface?: SurfaceName | null;
  readonly statistic?: Statistic;
  /** null is the first that the filter leaves. */
  readonly realization?: number | null;
  readonly followsHover?: boolean;
  readonly palette?: PaletteName;
  readonly isReversed?: boolean;
  /** null is that of the values. */
  readonly range?: Range | null;
  readonly showContours?: boolean;
}

export const SERIALIZED_SETTINGS = new SchemaBuilder<SerializedSettings>(() => ({
  optionalProperties: {
    ensembleIdent: { type: "string", nullable: true },
    surface: { properties: { surfaceName: { type: "string" }, attributeName: { type: "string" } }, nullable: true },
    statistic: { enum: [...statistics] },
    realization: { type: "int32", nullable: true },
    followsHover: { type: "boolean" },
    palette: { enum: [...paletteNames] },
    isReversed: { type: "boolean" },
    range: { properties: { low: { type: "float64" }, high: { type: "float64" } }, nullable: true },
    showContours: { type: "boolean" },
  },
})).build();

export const serializeSettings: SerializeStateFunction<SerializedSettings> = (get) => ({
  ensembleIdent: get(ensembleAtom).value,
  surface: get(surfaceAtom).value,
  statistic: get(statisticAtom),
  realization: get(realizationAtom).value,
  followsHover: get(followsHoverAtom),
  palette: get(paletteAtom),
  isReversed: get(isReversedAtom),
  range: get(rangeAtom),
  showContours: get(contoursShownAtom),
});

export const deserializeSettings: DeserializeStateFunction<SerializedSettings> = (raw, set) => {
  setIfDefined(set, ensembleAtom, raw.ensembleIdent);
  setIfDefined(set, surfaceAtom, raw.surface);
  setIfDefined(set, statisticAtom, raw.statistic);
  setIfDefined(set, realizationAtom, raw.realization);
  setIfDefined(set, followsHoverAtom, raw.followsHover);
  setIfDefined(set, paletteAtom, raw.palette);
  setIfDefined(set, isReversedAtom, raw.isReversed);
  setIfDefined(set, rangeAtom, raw.range);
  setIfDefined(set, contoursShownAtom, raw.showContours);
};
