import { SERIALIZED_SETTINGS, type SerializedSettings } from "./settings/persistence";
import { SERIALIZED_VIEW, type SerializedView } from "./view/persistence";

export interface SerializedState {
  readonly settings: SerializedSettings;
  readonly view: SerializedView;
}

export const SERIALIZED_STATE = { settings: SERIALIZED_SETTINGS, view: SERIALIZED_VIEW };
