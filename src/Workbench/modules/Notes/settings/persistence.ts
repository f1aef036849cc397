import { atom } from "jotai/vanilla";
import type { DeserializeStateFunction, SerializeStateFunction } from "../../../framework/module-functions";
import { SchemaBuilder } from "../../../framework/schema/schema-builder";
import { setIfDefined } from "../../../framework/set-if-defined";

export interface SerializedSettings {
  readonly text?: string;
  readonly largeText?: boolean;
}

export const textAtom = atom("");
export const largeTextAtom = atom(false);

// Both may be missing: the first notes were written so.
export const SERIALIZED_SETTINGS = new SchemaBuilder<SerializedSettings>(() => ({
  optionalProperties: { text: { type: "string" }, largeText: { type: "boolean" } },
})).build();

export const serializeSettings: SerializeStateFunction<SerializedSettings> = (get) => ({
  text: get(textAtom),
  largeText: get(largeTextAtom),
});

export const deserializeSettings: DeserializeStateFunction<SerializedSettings> = (raw, set) => {
  setIfDefined(set, textAtom, raw.text);
  setIfDefined(set, largeTextAtom, raw.largeText);
};
