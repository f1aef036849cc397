import { atom } from "jotai/vanilla";
import type { DeserializeStateFunction, SerializeStateFunction } from "../../../framework/module-functions";
import { SchemaBuilder } from "../../../framework/schema/schema-builder";
import { setIfDefined } from "../../../framework/set-if-defined";
import { inReach, type Camera } from "../camera";

export interface SerializedView {
  /** null shows the whole surface. */
  readonly camera?: Camera | null;
}

const movedAtom = atom<Camera | null>(null);
/** Where the map looks; null, the whole surface, for what is no place. */
export const cameraAtom = atom(
  (get) => get(movedAtom),
  (_get, set, camera: Camera | null) => set(movedAtom, camera && inReach(camera)),
);

export const SERIALIZED_VIEW = new SchemaBuilder<SerializedView>(() => ({
  optionalProperties: {
    camera: { properties: { x: { type: "float64" }, y: { type: "float64" }, zoom: { type: "float64" } }, nullable: true },
  },
})).build();

export const serializeView: SerializeStateFunction<SerializedView> = (get) => ({ camera: get(cameraAtom) });

export const deserializeView: DeserializeStateFunction<SerializedView> = (raw, set) => {
  setIfDefined(set, cameraAtom, raw.camera);
};
