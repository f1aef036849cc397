import { SchemaBuilder } from "../../../framework/schema/schema-builder";
import type { Camera } from "../camera";

export interface SerializedView {
  /** null shows the whole surface. */
  readonly camera?: Camera | null;
}

export const SERIALIZED_VIEW = new SchemaBuilder<SerializedView>(() => ({
  optionalProperties: {
    camera: { properties: { x: { type: "float64" }, y: { type: "float64" }, zoom: { type: "float64" } }, nullable: true },
  },
})).build();
