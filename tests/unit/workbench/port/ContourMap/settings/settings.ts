import type { Render } from "@webviz-portal/workbench/framework";
import { fieldAtom } from "./atoms/persistableAtoms";

/** Says which field is drawn, and warns of a stored one that is not here. */
export const settingsFC: Render = (host, context) => {
  context.watch(fieldAtom, ({ valueInContext, isValidInContext, value }) => {
    host.textContent = isValidInContext ? `Field: ${valueInContext ?? "none"}` : `${value} is not in this session. Your choice is kept.`;
  });
};
