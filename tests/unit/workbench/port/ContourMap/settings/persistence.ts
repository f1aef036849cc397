import {
  SchemaBuilder,
  setIfDefined,
  type DeserializeStateFunction,
  type SerializeStateFunction,
} from "@webviz-portal/workbench/framework";
import { Arrangement } from "../typesAndEnums";
import { arrangementAtom, extentAtom, layersAtom } from "./atoms/baseAtoms";
import { fieldAtom } from "./atoms/persistableAtoms";

export type SerializedSettings = {
  layers: string;
  field: string | null;
  arrangement: Arrangement;
  extent: { x: number[]; y: number[] } | null;
};

const builder = new SchemaBuilder<SerializedSettings>(() => ({
  properties: {
    layers: { type: "string" },
    field: { type: "string", nullable: true },
    arrangement: { enum: [Arrangement.STACKED, Arrangement.BESIDE] },
    extent: {
      properties: { x: { elements: { type: "float64" } }, y: { elements: { type: "float64" } } },
      nullable: true,
    },
  },
}));
export const SERIALIZED_SETTINGS = builder.build();

export const serializeSettings: SerializeStateFunction<SerializedSettings> = (get) => ({
  layers: get(layersAtom),
  field: get(fieldAtom).value,
  arrangement: get(arrangementAtom),
  extent: get(extentAtom),
});

export const deserializeSettings: DeserializeStateFunction<SerializedSettings> = (stored, set) => {
  setIfDefined(set, layersAtom, stored.layers);
  setIfDefined(set, fieldAtom, stored.field);
  setIfDefined(set, arrangementAtom, stored.arrangement);
  setIfDefined(set, extentAtom, stored.extent);
};
