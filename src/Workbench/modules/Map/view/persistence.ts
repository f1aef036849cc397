import { atom } from "jotai/vanilla";
import type { DeserializeStateFunction, SerializeStateFunction } from "../../../framework/module-functions";
import { setIfDefined } from "../../../framework/set-if-defined";
import { inReach, type Camera } from "../camera";
import type { SerializedView } from "./serialized-view";

const movedAtom = atom<Camera | null>(null);
/** Where the map looks; null, the whole surface, for what is no place. */
export const cameraAtom = atom(
  (get) => get(movedAtom),
  (_get, set, camera: Camera | null) => set(movedAtom, camera && inReach(camera)),
);

export const serializeView: SerializeStateFunction<SerializedView> = (get) => ({ camera: get(cameraAtom) });

export const deserializeView: DeserializeStateFunction<SerializedView> = (raw, set) => {
  setIfDefined(set, cameraAtom, raw.camera);
};
