import type { DeserializeStateFunction, SerializeStateFunction } from "../../../framework/module-functions";
import { SchemaBuilder } from "../../../framework/schema/schema-builder";
import { setIfDefined } from "../../../framework/set-if-defined";
import { shownParts, shownPartsAtom, sortAtom, sortKeys, type ShownParts, type Sort } from "./atoms/persistableAtoms";

export interface SerializedView {
  readonly shown?: ShownParts;
  /** null is the order of the data. */
  readonly sort?: Sort | null;
}

export const SERIALIZED_VIEW = new SchemaBuilder<SerializedView>(() => ({
  optionalProperties: {
    shown: { enum: [...shownParts] },
    sort: { properties: { key: { enum: [...sortKeys] }, direction: { enum: ["ascending", "descending"] } }, nullable: true },
  },
})).build();

export const serializeView: SerializeStateFunction<SerializedView> = (get) => ({ shown: get(shownPartsAtom), sort: get(sortAtom) });

export const deserializeView: DeserializeStateFunction<SerializedView> = (raw, set) => {
  setIfDefined(set, shownPartsAtom, raw.shown);
  setIfDefined(set, sortAtom, raw.sort && { key: raw.sort.key, direction: raw.sort.direction });
};
