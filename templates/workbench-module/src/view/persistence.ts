import {
  SchemaBuilder,
  setIfDefined,
  type DeserializeStateFunction,
  type SerializeStateFunction,
} from "@webviz-portal/workbench/framework";
import { isLargeAtom } from "./atoms/baseAtoms";

export type SerializedView = {
  isLarge?: boolean;
};

export const SERIALIZED_VIEW = new SchemaBuilder<SerializedView>(() => ({
  optionalProperties: { isLarge: { type: "boolean" } },
})).build();

export const serializeView: SerializeStateFunction<SerializedView> = (get) => ({ isLarge: get(isLargeAtom) });

export const deserializeView: DeserializeStateFunction<SerializedView> = (stored, set) => {
  setIfDefined(set, isLargeAtom, stored.isLarge);
};
