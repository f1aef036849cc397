import { SchemaBuilder } from "../../../framework/schema/schema-builder";

export interface SerializedView {
  /** Whether mean and percentiles stand above the chart. */
  readonly showNumbers?: boolean;
}

export const SERIALIZED_VIEW = new SchemaBuilder<SerializedView>(() => ({
  optionalProperties: { showNumbers: { type: "boolean" } },
})).build();
