/** What modules of a dashboard can agree on. The content of a session holds these values; others are refused by other programs. */
export const SyncSettingKey = {
  ENSEMBLE: "ENSEMBLE",
  DATE: "DATE",
  TIME_SERIES: "TIME_SERIES",
  SURFACE: "SURFACE",
  SUBSURFACE_MAP_CAMERA_POSITION: "SUBSURFACE_MAP_CAMERA_POSITION",
  INTERSECTION_CAMERA_POSITION: "INTERSECTION_CAMERA_POSITION",
  WELLBORE: "WELLBORE",
  INTERSECTION: "INTERSECTION",
  VERTICAL_SCALE: "VERTICAL_SCALE",
  INPLACE_VOLUMES_FILTER: "INPLACE_VOLUMES_FILTER",
  INPLACE_VOLUMES_RESULT_NAME: "INPLACE_VOLUMES_RESULT_NAME",
  PARAMETER: "PARAMETER",
} as const;
export type SyncSettingKey = (typeof SyncSettingKey)[keyof typeof SyncSettingKey];
