import { SERIALIZED_SETTINGS, type SerializedSettings } from "./settings/persistence";
import { SERIALIZED_VIEW, type SerializedView } from "./view/persistence";

export type SerializedState = { settings: SerializedSettings; view: SerializedView };
export const SERIALIZED_STATE = { settings: SERIALIZED_SETTINGS, view: SERIALIZED_VIEW };
