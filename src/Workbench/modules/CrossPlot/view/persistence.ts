import { atom } from "jotai/vanilla";
import type { DeserializeStateFunction, SerializeStateFunction } from "../../../framework/module-functions";
import { SchemaBuilder } from "../../../framework/schema/schema-builder";
import { setIfDefined } from "../../../framework/set-if-defined";

export const modes = ["points", "correlations"] as const;
/** A point a realization, or a bar a parameter. */
export type Mode = (typeof modes)[number];

export interface SerializedView {
  readonly mode?: Mode;
}

export const modeAtom = atom<Mode>("points");

export const SERIALIZED_VIEW = new SchemaBuilder<SerializedView>(() => ({
  optionalProperties: { mode: { enum: [...modes] } },
})).build();

export const serializeView: SerializeStateFunction<SerializedView> = (get) => ({ mode: get(modeAtom) });

export const deserializeView: DeserializeStateFunction<SerializedView> = (raw, set) => {
  setIfDefined(set, modeAtom, raw.mode);
};
