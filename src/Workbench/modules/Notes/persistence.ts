import { SERIALIZED_SETTINGS, type SerializedSettings } from "./settings/serialized-settings";

export interface SerializedState {
  readonly settings: SerializedSettings;
}

export const SERIALIZED_STATE = { settings: SERIALIZED_SETTINGS };
