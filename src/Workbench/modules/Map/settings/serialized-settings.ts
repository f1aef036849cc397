import { SchemaBuilder } from "../../../framework/schema/schema-builder";

// Apart from the atoms: this is there before the module is.

export const statistics = ["mean", "stdDev", "realization"] as const;
/** What of the realizations is drawn. */
export type Statistic = (typeof statistics)[number];

export const paletteNames = ["viridis", "cividis", "magma"] as const;
export type PaletteName = (typeof paletteNames)[number];

/** What tells a surface apart. */
export interface SurfaceName {
  readonly surfaceName: string;
  readonly attributeName: string;
}

/** From where to where the colours go. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

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
