import type { Render } from "@webviz-portal/workbench/framework";
import { layersAtom } from "../settings/atoms/baseAtoms";
import { fieldAtom } from "../settings/atoms/persistableAtoms";

export const viewFC: Render = (host, context) => {
  const draw = (): void => {
    host.textContent = `${context.store.get(layersAtom)} of ${context.store.get(fieldAtom).valueInContext ?? "no field"}`;
  };
  context.watch(layersAtom, draw);
  context.watch(fieldAtom, draw);
};
