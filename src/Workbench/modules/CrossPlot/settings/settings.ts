import { atom } from "jotai/vanilla";
import { checkbox, group, selectField, type Choice } from "../../../framework/controls";
import type { Render } from "../../../framework/module";
import type { ModuleContext } from "../../../framework/module-context";
import { ParameterIdent } from "../../../framework/ensembles/ensemble-parameters";
import { ensembleField } from "../../_shared/ensemble-field";
import { receiverPart, responseFields } from "../../_shared/response/response-fields";
import { contentWarningAtom, parameterWarningAtom } from "../view/atoms";
import { modeAtom } from "../view/persistence";
import * as atoms from "./atoms/persistableAtoms";

const none: Choice = { value: "", label: "None" };

/** Where the response and the parameter come from, and what is drawn of them. */
export const settings: Render = (host, context) => {
  const { store } = context;
  const content = contentField(context);
  context.watch(atoms.contentChoicesAtom, (contents) => {
    content.hidden = contents.length < 2;
  });
  const points = checkbox(context, "Regression line", atoms.regressionAtom, (shown) => store.set(atoms.regressionAtom, shown));
  const bars = group("Correlations", mostField(context), cutOffField(context));
  context.watch(modeAtom, (mode) => {
    points.hidden = mode !== "points";
    bars.hidden = mode === "points";
  });
  host.append(
    receiverPart(context, {
      label: "Response",
      received: atoms.receivedResponseAtom,
      hint: "Another module's response is drawn in its place once it is connected, below.",
      fields: [
        ensembleField(context, {
          label: "Ensemble",
          ident: atom((get) => get(atoms.ensembleAtom).valueInContext),
          choose: (ident) => store.set(atoms.ensembleAtom, ident),
        }),
        ...responseFields(context, atoms.choices),
      ],
    }),
    content,
    receiverPart(context, {
      label: "Along x: values",
      received: atoms.receivedXAtom,
      hint: "",
      fields: [parameterField(context)],
    }),
    points,
    bars,
  );
};

function contentField(context: ModuleContext): HTMLElement {
  return selectField(context, {
    label: "Series",
    choices: atoms.contentChoicesAtom,
    value: atom((get) => {
      const chosen = get(atoms.contentAtom).valueInContext;
      return get(atoms.contentChoicesAtom).find(({ value }) => value === chosen) ?? none;
    }),
    warning: contentWarningAtom,
    choose: (content) => context.store.set(atoms.contentAtom, content),
  });
}

function parameterField(context: ModuleContext): HTMLElement {
  return selectField(context, {
    label: "Parameter",
    choices: atom((get) => {
      const entries = get(atoms.drawnEnsembleAtom)?.entry?.parameters ?? [];
      return get(atoms.parameterIdentsAtom).map((ident) => choiceOf(ident, entries.find(({ name }) => name === ident)?.description));
    }),
    value: atom((get) => {
      const ident = get(atoms.parameterAtom).valueInContext;
      return ident === null ? none : choiceOf(ident);
    }),
    warning: parameterWarningAtom,
    choose: (ident) => context.store.set(atoms.parameterAtom, ident),
  });
}

function choiceOf(ident: string, description?: string): Choice {
  const { name, groupName } = ParameterIdent.fromString(ident);
  return { value: ident, label: [name, groupName, description].filter(Boolean).join(" · ") };
}

function mostField(context: ModuleContext): HTMLElement {
  return selectField(context, {
    label: "Bars at most",
    choices: atom([5, 10, 15, 20, 30, 50].map((most) => ({ value: String(most), label: String(most) }))),
    value: atom((get) => ({ value: String(get(atoms.mostBarsAtom)), label: String(get(atoms.mostBarsAtom)) })),
    choose: (most) => context.store.set(atoms.mostBarsAtom, Number(most)),
  });
}

function cutOffField(context: ModuleContext): HTMLElement {
  const choice = (least: number): Choice => ({ value: String(least), label: least === 0 ? "All" : `r of ${least} or more, either way` });
  return selectField(context, {
    label: "Strength",
    choices: atom([0, 0.05, 0.1, 0.2, 0.3, 0.5].map(choice)),
    value: atom((get) => choice(get(atoms.cutOffAtom))),
    choose: (least) => context.store.set(atoms.cutOffAtom, Number(least)),
  });
}
