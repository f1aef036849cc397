import { ModuleCategory, ModuleDevState, ModuleRegistry } from "@webviz-portal/workbench/framework";
import type { Interfaces } from "./interfaces";
import { SERIALIZED_STATE, type SerializedState } from "./persistence";
import { Arrangement } from "./typesAndEnums";

export const MODULE_NAME = "ContourMap";

ModuleRegistry.registerModule<Interfaces, SerializedState>({
  moduleName: MODULE_NAME,
  category: ModuleCategory.MAIN,
  devState: ModuleDevState.PROD,
  defaultTitle: "Contour map",
  serializedStateSchema: SERIALIZED_STATE,
  loadModule: () => import("./loadModule"),
  stateVersion: { settings: 2 },
  migrations: {
    settings: {
      // The first version had only one choice: side by side or not.
      2: ({ isBeside, ...others }: { isBeside?: boolean }) => ({
        ...others,
        arrangement: isBeside === true ? Arrangement.BESIDE : Arrangement.STACKED,
      }),
    },
  },
});
