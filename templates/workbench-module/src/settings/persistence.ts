import {
  SchemaBuilder,
  setIfDefined,
  type DeserializeStateFunction,
  type SerializeStateFunction,
} from "@webviz-portal/workbench/framework";
import { ensembleAtom } from "./atoms/persistableAtoms";

export type SerializedSettings = {
  ensemble: string | null;
};

export const SERIALIZED_SETTINGS = new SchemaBuilder<SerializedSettings>(() => ({
  properties: { ensemble: { type: "string", nullable: true } },
})).build();

export const serializeSettings: SerializeStateFunction<SerializedSettings> = (get) => ({ ensemble: get(ensembleAtom).value });

export const deserializeSettings: DeserializeStateFunction<SerializedSettings> = (stored, set) => {
  setIfDefined(set, ensembleAtom, stored.ensemble);
};
