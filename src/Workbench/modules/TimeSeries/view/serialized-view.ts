import type { Migrations } from "../../../framework/module-functions";
import { SchemaBuilder } from "../../../framework/schema/schema-builder";
import type { Zoom } from "./zoom";

export interface SerializedView {
  readonly zoom?: Zoom | null;
  /** The time that the response is read at; null is the last. */
  readonly timeUtcMs?: number | null;
}

export const SERIALIZED_VIEW = new SchemaBuilder<SerializedView>(() => ({
  optionalProperties: {
    zoom: { properties: { from: { type: "float64" }, to: { type: "float64" } }, nullable: true },
    timeUtcMs: { type: "float64", nullable: true },
  },
})).build();

/** Version 1 had no time of the response: it was the last one's. */
export const VIEW_MIGRATIONS: Migrations = { 2: (before: object) => before };
