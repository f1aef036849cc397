import {
  SchemaBuilder,
  setIfDefined,
  type DeserializeStateFunction,
  type SerializeStateFunction,
} from "@webviz-portal/workbench/framework";
import { Mode } from "../typesAndEnums";
import { colorScaleAtom, modeAtom } from "./atoms/baseAtoms";

export type SerializedView = {
  mode: Mode;
  colorScale: string;
};

const builder = new SchemaBuilder<SerializedView>(() => ({
  properties: {
    mode: { enum: [Mode.LINES, Mode.SURFACE] },
    colorScale: { type: "string" },
  },
}));
export const SERIALIZED_VIEW = builder.build();

export const serializeView: SerializeStateFunction<SerializedView> = (get) => ({
  mode: get(modeAtom),
  colorScale: get(colorScaleAtom),
});

export const deserializeView: DeserializeStateFunction<SerializedView> = (stored, set) => {
  setIfDefined(set, modeAtom, stored.mode);
  setIfDefined(set, colorScaleAtom, stored.colorScale);
};
