import { SchemaBuilder } from "../../../framework/schema/schema-builder";

export const modes = ["points", "correlations"] as const;
/** A point a realization, or a bar a parameter. */
export type Mode = (typeof modes)[number];

export interface SerializedView {
  readonly mode?: Mode;
}

export const SERIALIZED_VIEW = new SchemaBuilder<SerializedView>(() => ({
  optionalProperties: { mode: { enum: [...modes] } },
})).build();
