import { atom } from "jotai/vanilla";
import type { DeserializeStateFunction, SerializeStateFunction } from "../../../framework/module-functions";
import { SchemaBuilder } from "../../../framework/schema/schema-builder";
import { setIfDefined } from "../../../framework/set-if-defined";

export interface SerializedView {
  /** Whether mean and percentiles stand above the chart. */
  readonly showNumbers?: boolean;
}

export const numbersShownAtom = atom(true);

export const SERIALIZED_VIEW = new SchemaBuilder<SerializedView>(() => ({
  optionalProperties: { showNumbers: { type: "boolean" } },
})).build();

export const serializeView: SerializeStateFunction<SerializedView> = (get) => ({ showNumbers: get(numbersShownAtom) });

export const deserializeView: DeserializeStateFunction<SerializedView> = (raw, set) => {
  setIfDefined(set, numbersShownAtom, raw.showNumbers);
};
