import { atom } from "jotai/vanilla";
import { checkbox, group, selectField, type Choice } from "../../framework/controls";
import type { Render } from "../../framework/module";
import * as atoms from "./atoms";

const none: Choice = { value: "", label: "None" };

const ensembleAtom = atom<Choice>((get) => {
  const ident = get(atoms.ensembleAtom);
  const chosen = get(atoms.chosenEnsembleAtom);
  return chosen ? { value: chosen.ident, label: chosen.name } : ident === null ? none : { value: ident, label: atoms.nameOf(ident) };
});
const comparedAtom = atom<Choice>((get) => {
  const ident = get(atoms.compareAtom);
  if (ident === null) return none;
  return get(atoms.ensembleChoicesAtom).find((choice) => choice.value === ident) ?? { value: ident, label: atoms.nameOf(ident) };
});
const vectorAtom = atom<Choice>((get) => {
  const name = get(atoms.vectorNameAtom);
  return name === null ? none : { value: name, label: name };
});
const comparedChoicesAtom = atom<readonly Choice[]>((get) => [
  none,
  ...get(atoms.ensembleChoicesAtom).filter((choice) => choice.value !== get(atoms.chosenEnsembleAtom)?.ident),
]);

/** Ensemble, vector, what is drawn of it, and an ensemble to compare with. */
export const settings: Render = (host, context) => {
  const { store } = context;
  const shown = atoms.shownAtoms;
  const show = (label: string, name: keyof typeof shown): HTMLElement =>
    checkbox(context, label, shown[name], (checked) => store.set(shown[name], checked));
  host.append(
    selectField(context, {
      label: "Ensemble",
      choices: atoms.ensembleChoicesAtom,
      value: ensembleAtom,
      warning: atoms.ensembleWarningAtom,
      choose: (ident) => store.set(atoms.ensembleAtom, ident),
    }),
    selectField(context, {
      label: "Vector",
      choices: atoms.vectorChoicesAtom,
      value: vectorAtom,
      warning: atoms.vectorWarningAtom,
      choose: (name) => store.set(atoms.vectorAtom, name),
    }),
    group("Show", show("Realizations", "realizations"), show("Mean", "mean"), show("P10–P90", "band"), show("Measured points", "measured")),
    selectField(context, {
      label: "Compare with",
      choices: comparedChoicesAtom,
      value: comparedAtom,
      warning: atoms.compareWarningAtom,
      choose: (ident) => store.set(atoms.compareAtom, ident === "" ? null : ident),
    }),
  );
};
