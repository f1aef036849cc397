import { atom } from "jotai/vanilla";
import { checkbox, group, selectField, type Choice } from "../../../framework/controls";
import { ParameterIdent } from "../../../framework/ensembles/ensemble-parameters";
import type { Render } from "../../../framework/module";
import { ensemblesField } from "../../_shared/ensemble-field";
import { listField } from "../../_shared/list-field";
import { colorWarningAtom, vectorWarningsAtom } from "../frame-words";
import { timeAtom, timesHereAtom } from "../view/atoms/persistableAtoms";
import { monthOf } from "../view/month";
import * as atoms from "./atoms/persistableAtoms";

const ofEnsemble: Choice = { value: "", label: "Ensemble" };
const none: Choice = { value: "", label: "None" };

const vectorChoicesAtom = atom((get) =>
  get(atoms.vectorsHereAtom).map(({ name, description }) => ({ value: name, label: `${name} · ${description}` })),
);
/** What was stored and is not here stays in its place, with its warning. */
const vectorsShownAtom = atom((get) => {
  const { value, valueInContext, isValidInContext } = get(atoms.vectorNamesAtom);
  return isValidInContext ? valueInContext : value;
});
const colourChoicesAtom = atom((get) => [
  ofEnsemble,
  ...get(atoms.parameterIdentsAtom).map((ident) => ({ value: ident, label: parameterName(ident) })),
]);
const colourAtom = atom((get): Choice => {
  const { value, valueInContext, isValidInContext } = get(atoms.colorByAtom);
  const ident = isValidInContext ? valueInContext : value;
  return ident === null ? ofEnsemble : { value: ident, label: parameterName(ident) };
});
const timeChoicesAtom = atom((get) => get(timesHereAtom).map(timeChoice));
const timeShownAtom = atom((get) => {
  const time = get(timeAtom).valueInContext;
  return time === null ? none : timeChoice(time);
});

/** Ensembles, vectors, what is drawn of them in which colours, and the time of the response. */
export const settings: Render = (host, context) => {
  const { store } = context;
  const shown = atoms.shownAtoms;
  const show = (label: string, name: keyof typeof shown): HTMLElement =>
    checkbox(context, label, shown[name], (checked) => store.set(shown[name], checked));
  host.append(
    ensemblesField(context, atoms.ensembleIdentsAtom, atoms.MOST_ENSEMBLES),
    listField(context, {
      label: "Vector",
      choices: vectorChoicesAtom,
      values: vectorsShownAtom,
      warnings: vectorWarningsAtom,
      choose: (names) => store.set(atoms.vectorNamesAtom, names),
      most: atoms.MOST_VECTORS,
    }),
    group(
      "Show",
      show("Realizations", "realizations"),
      show("Mean", "mean"),
      show("P10–P90", "band"),
      show("Min–max", "minMax"),
      show("Measured points", "measured"),
    ),
    selectField(context, {
      label: "Colour realizations by",
      choices: colourChoicesAtom,
      value: colourAtom,
      warning: colorWarningAtom,
      choose: (ident) => store.set(atoms.colorByAtom, ident === "" ? null : ident),
    }),
    selectField(context, {
      label: "Response at",
      choices: timeChoicesAtom,
      value: timeShownAtom,
      choose: (time) => store.set(timeAtom, Number(time)),
    }),
  );
};

function timeChoice(time: number): Choice {
  return { value: String(time), label: monthOf(time / 1000) };
}

function parameterName(ident: string): string {
  const { name, groupName } = ParameterIdent.fromString(ident);
  return groupName === null ? name : `${name} · ${groupName}`;
}
