import { SERIALIZED_SETTINGS, SETTINGS_MIGRATIONS, type SerializedSettings } from "./settings/serialized-settings";
import { SERIALIZED_VIEW, VIEW_MIGRATIONS, type SerializedView } from "./view/serialized-view";

export interface SerializedState {
  readonly settings: SerializedSettings;
  readonly view: SerializedView;
}

export const SERIALIZED_STATE = { settings: SERIALIZED_SETTINGS, view: SERIALIZED_VIEW };
export const STATE_VERSION = { settings: 2, view: 2 };
export const MIGRATIONS = { settings: SETTINGS_MIGRATIONS, view: VIEW_MIGRATIONS };
