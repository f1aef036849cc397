import type { JtdSchema } from "./jtd-schema";

export interface Vec2 {
  readonly x: number;
  readonly y: number;
}

export interface Vec3 extends Vec2 {
  readonly z: number;
}

/** What of a camera is stored beside where it looks and from how far. Angles in degrees. */
export interface ViewState {
  readonly rotationX: number;
  readonly rotationOrbit: number;
  readonly minZoom?: number;
  readonly maxZoom?: number;
  readonly transitionDuration?: number;
}

/** A column of an in-place volumes table and the values of it that are chosen. */
export interface InplaceVolumesIndexWithValues {
  readonly indexColumn: string;
  readonly values: readonly string[];
}

const number = { type: "float64" } as const;
const vec2: JtdSchema<Vec2> = { properties: { x: number, y: number } };
const vec3: JtdSchema<Vec3> = { properties: { x: number, y: number, z: number } };
const viewState: JtdSchema<ViewState> = {
  properties: { rotationX: number, rotationOrbit: number },
  optionalProperties: { minZoom: number, maxZoom: number, transitionDuration: number },
};
const indicesWithValues: JtdSchema<readonly InplaceVolumesIndexWithValues[]> = {
  elements: { properties: { indexColumn: { type: "string" }, values: { elements: { type: "string" } } } },
};
/** The public framework's names. A module has an enum of its own for each list, which no other enum fits: the type takes any. */
const inplaceVolumesPlotOptions = {
  properties: {
    histogramType: ofAnyEnum("stack", "group", "overlay", "relative"),
    histogramBins: { type: "int32" },
    barSortBy: ofAnyEnum("xvalues", "yvalues"),
    showStatisticalMarkers: { type: "boolean" },
    showRealizationPoints: { type: "boolean" },
    sharedXAxis: { type: "boolean" },
    sharedYAxis: { type: "boolean" },
    hideConstants: { type: "boolean" },
    showPercentageInHistogram: { type: "boolean" },
  },
} as const;

/** Schemas that several modules share, under the names that the public framework gives them. */
export const sharedSchemas = {
  Vec2: vec2,
  Vec3: vec3,
  Point2D: vec2,
  Point3D: vec3,
  ViewState: viewState,
  InplaceVolumesIndexWithValues: indicesWithValues,
  InplaceVolumesPlotOptions: inplaceVolumesPlotOptions,
} as const;

export type SharedSchemas = typeof sharedSchemas;

interface OfAnyEnum {
  readonly enum: readonly never[] & { readonly indexOf: (member: string, from?: number) => number };
}

function ofAnyEnum(...members: string[]): OfAnyEnum {
  return { enum: members as readonly string[] as OfAnyEnum["enum"] };
}
