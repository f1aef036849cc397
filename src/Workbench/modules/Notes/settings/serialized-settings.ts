import { SchemaBuilder } from "../../../framework/schema/schema-builder";

export interface SerializedSettings {
  readonly text?: string;
  readonly largeText?: boolean;
}

// Both may be missing: the first notes were written so.
export const SERIALIZED_SETTINGS = new SchemaBuilder<SerializedSettings>(() => ({
  optionalProperties: { text: { type: "string" }, largeText: { type: "boolean" } },
})).build();
