import { EnsembleSetAtom, type Render } from "@webviz-portal/workbench/framework";
import { ensembleAtom } from "./atoms/persistableAtoms";

/** A choice of the session's ensembles. */
export const settingsFC: Render = (host, context) => {
  const select = document.createElement("select");
  select.setAttribute("aria-label", "Ensemble");
  select.addEventListener("change", () => context.store.set(ensembleAtom, select.value));
  const fill = (): void => {
    const chosen = context.store.get(ensembleAtom).valueInContext;
    const ensembles = context.store.get(EnsembleSetAtom).getRegularEnsembleArray();
    const options = ensembles.map((ensemble) => new Option(ensemble.getDisplayName(), ensemble.getIdent().toString()));
    const isGone = chosen !== null && options.every(({ value }) => value !== chosen);
    select.replaceChildren(...options, ...(isGone ? [new Option(`${chosen} (not in this session)`, chosen)] : []));
    select.value = chosen ?? "";
  };
  context.watch(EnsembleSetAtom, fill);
  context.watch(ensembleAtom, fill);
  host.append(select);
};
