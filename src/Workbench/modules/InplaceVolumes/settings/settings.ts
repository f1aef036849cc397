import { atom } from "jotai/vanilla";
import { checkbox, group, selectField, type Choice } from "../../../framework/controls";
import { element, icon, userText } from "../../../framework/elements";
import type { Render } from "../../../framework/module";
import type { ModuleContext } from "../../../framework/module-context";
import { ensemblesField } from "../../_shared/ensemble-field";
import { columns, columnTitles, type Column } from "../columns";
import { filterWarning, responseWarningAtom } from "../frame-words";
import { filterNowAtom } from "../rows";
import { shownPartsAtom } from "../view/atoms/persistableAtoms";
import type { ShownParts } from "../view/serialized-view";
import * as atoms from "./atoms/persistableAtoms";

const none: Choice = { value: "", label: "None" };
const parts: readonly (Choice & { readonly value: ShownParts })[] = [
  { value: "both", label: "Bars and table" },
  { value: "bars", label: "Bars" },
  { value: "table", label: "Table" },
];

const responseChoicesAtom = atom((get) =>
  get(atoms.responsesHereAtom).map(({ name, description }) => ({ value: name, label: `${name} · ${description}` })),
);
const responseShownAtom = atom((get): Choice => {
  const { value, valueInContext, isValidInContext } = get(atoms.responseAtom);
  const name = isValidInContext ? valueInContext : value;
  return name === null ? none : { value: name, label: name };
});

/** Ensembles, response, groups, what counts, and what is seen. */
export const settings: Render = (host, context) => {
  const { store } = context;
  host.append(
    ensemblesField(context, atoms.ensembleIdentsAtom, atoms.MOST_ENSEMBLES),
    selectField(context, {
      label: "Response",
      choices: responseChoicesAtom,
      value: responseShownAtom,
      warning: responseWarningAtom,
      choose: (name) => store.set(atoms.responseAtom, name),
    }),
    group("Group by", ...columns.map((column) => groupCheckbox(context, column))),
    ...columns.map((column) => filterField(context, column)),
    selectField(context, {
      label: "Show",
      choices: atom(parts),
      value: atom((get) => parts.find(({ value }) => value === get(shownPartsAtom)) ?? none),
      choose: (value) => store.set(shownPartsAtom, parts.find((part) => part.value === value)?.value ?? "both"),
    }),
  );
};

function groupCheckbox(context: ModuleContext, column: Column): HTMLElement {
  const { store } = context;
  return checkbox(
    context,
    columnTitles[column],
    atom((get) => get(atoms.groupByAtom).includes(column)),
    (checked) => store.set(atoms.groupByAtom, (now) => columns.filter((each) => (each === column ? checked : now.includes(each)))),
  );
}

/** A checkbox for each value of a column, and for those that are chosen and gone. All of them are no filter. */
function filterField(context: ModuleContext, column: Column): HTMLElement {
  const { store } = context;
  const rows = element("div", { class: "ensemble-choices" });
  const shown = atom((get) => ({
    here: get(atoms.valuesHereAtom)[column],
    chosen: [...(get(filterNowAtom).get(column) ?? get(atoms.valuesHereAtom)[column])],
    warning: filterWarning(get, column),
  }));
  let last = "";
  context.watch(shown, ({ here, chosen, warning }) => {
    const next = JSON.stringify([here, chosen, warning]);
    if (next === last) return;
    last = next;
    const focused = [...rows.querySelectorAll("input")].indexOf(document.activeElement as HTMLInputElement);
    const all = [...new Set([...here, ...chosen])];
    const choose = (value: string, isChosen: boolean): void => {
      const left = all.filter((each) => (each === value ? isChosen : chosen.includes(each)));
      const others = store.get(atoms.filterAtom).valueInContext.filter(({ indexColumn }) => indexColumn !== column);
      const isWhole = here.every((each) => left.includes(each));
      store.set(atoms.filterAtom, isWhole ? others : [...others, { indexColumn: column, values: left }]);
    };
    const boxes = all.map((value) => {
      const input = element("input", { type: "checkbox", checked: chosen.includes(value) });
      input.addEventListener("change", () => choose(value, input.checked));
      return element("label", { class: "check" }, input, userText(value));
    });
    const warned = warning === null ? [] : [element("p", { class: "field-warning" }, icon("triangle-alert"), element("span", {}, warning))];
    rows.replaceChildren(...boxes, ...warned);
    if (focused >= 0) rows.querySelectorAll("input")[focused]?.focus();
  });
  return element("fieldset", { class: "field-group" }, element("legend", {}, `${columnTitles[column]}s`), rows);
}
