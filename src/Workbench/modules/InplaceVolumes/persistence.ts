import { SERIALIZED_SETTINGS, type SerializedSettings } from "./settings/serialized-settings";
import { SERIALIZED_VIEW, type SerializedView } from "./view/serialized-view";

export interface SerializedState {
  readonly settings: SerializedSettings;
  readonly view: SerializedView;
}

export const SERIALIZED_STATE = { settings: SERIALIZED_SETTINGS, view: SERIALIZED_VIEW };
