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
const indexWithValues: JtdSchema<InplaceVolumesIndexWithValues> = {
  properties: { indexColumn: { type: "string" }, values: { elements: { type: "string" } } },
};

/** Schemas that several modules share, under the names that the public framework gives them. */
export const sharedSchemas = {
  Vec2: vec2,
  Vec3: vec3,
  Point2D: vec2,
  Point3D: vec3,
  ViewState: viewState,
  InplaceVolumesIndexWithValues: indexWithValues,
} as const;

export type SharedSchemas = typeof sharedSchemas;
