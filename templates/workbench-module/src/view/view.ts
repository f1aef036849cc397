import {
  ensembleIdentFromString,
  EnsembleSetAtom,
  realizationsText,
  type EnsembleSet,
  type Render,
} from "@webviz-portal/workbench/framework";
import { ensembleAtom } from "../settings/atoms/persistableAtoms";
import { isLargeAtom } from "./atoms/baseAtoms";

/** The words of the view: another ensemble is never shown in the place of the chosen one. */
export function words(chosen: string | null, ensembles: EnsembleSet): string {
  if (chosen === null) return "Choose an ensemble.";
  const ident = ensembleIdentFromString(chosen);
  const ensemble = ident && ensembles.findEnsemble(ident);
  return ensemble
    ? `${ensemble.getDisplayName()}: ${realizationsText(ensemble.getChoice())}`
    : `${chosen} is not in this session. Your choice is kept.`;
}

export const viewFC: Render = (host, context) => {
  const text = document.createElement("button");
  text.addEventListener("click", () => context.store.set(isLargeAtom, !context.store.get(isLargeAtom)));
  const draw = (): void => {
    text.textContent = words(context.store.get(ensembleAtom).valueInContext, context.store.get(EnsembleSetAtom));
  };
  context.watch(EnsembleSetAtom, draw);
  context.watch(ensembleAtom, draw);
  context.watch(isLargeAtom, (isLarge) => text.style.setProperty("font-size", isLarge ? "2em" : "1em"));
  host.append(text);
};
