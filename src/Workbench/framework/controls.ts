import type { Atom } from "jotai/vanilla";
import { element, icon } from "./elements";
import type { ModuleContext } from "./module-context";
import { newUuid } from "./new-uuid";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface SelectField {
  readonly label: string;
  readonly choices: Atom<readonly Choice[]>;
  /** The value chosen; one that is not among the choices is shown all the same. */
  readonly value: Atom<Choice>;
  readonly choose: (value: string) => void;
  /** Why the value does not fit here, or null. */
  readonly warning?: Atom<string | null>;
}

/** A labelled select that follows its atoms. */
export function selectField(context: ModuleContext, field: SelectField): HTMLElement {
  const id = newUuid();
  const select = element("select", { id, "class": "field", "aria-describedby": `${id}-warning` });
  const warning = element("p", { id: `${id}-warning`, class: "field-warning" });
  select.addEventListener("change", () => field.choose(select.value));
  let shown = "";
  const fill = (): void => {
    const value = context.store.get(field.value);
    const choices = context.store.get(field.choices);
    const all = choices.some((choice) => choice.value === value.value) ? choices : [value, ...choices];
    // Options that are the same stay: the list may be open.
    const key = JSON.stringify(all);
    if (key !== shown) select.replaceChildren(...all.map((choice) => element("option", { value: choice.value }, choice.label)));
    shown = key;
    select.value = value.value;
  };
  context.watch(field.choices, fill);
  context.watch(field.value, fill);
  if (field.warning) {
    context.watch(field.warning, (text) => {
      warning.replaceChildren(...(text === null ? [] : [icon("triangle-alert"), element("span", {}, text)]));
      select.classList.toggle("select-warned", text !== null);
    });
  }
  return element("div", { class: "field-part" }, element("label", { class: "field-label", for: id }, field.label), select, warning);
}

/** A labelled checkbox that follows its atom. */
export function checkbox(context: ModuleContext, label: string, value: Atom<boolean>, choose: (checked: boolean) => void): HTMLElement {
  const input = element("input", { type: "checkbox" });
  input.addEventListener("change", () => choose(input.checked));
  context.watch(value, (checked) => {
    input.checked = checked;
  });
  return element("label", { class: "check" }, input, label);
}

/** Controls under one heading. */
export function group(label: string, ...controls: HTMLElement[]): HTMLElement {
  return element("fieldset", { class: "field-group" }, element("legend", {}, label), ...controls);
}
