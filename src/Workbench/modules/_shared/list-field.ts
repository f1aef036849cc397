import { atom, type Atom } from "jotai/vanilla";
import type { Choice } from "../../framework/controls";
import { element, icon, iconButton } from "../../framework/elements";
import type { ModuleContext } from "../../framework/module-context";
import { newUuid } from "../../framework/new-uuid";

interface ListField {
  /** "Vector": of each select. */
  readonly label: string;
  readonly choices: Atom<readonly Choice[]>;
  /** Those chosen. What is not among the choices is shown all the same. */
  readonly values: Atom<readonly string[]>;
  readonly choose: (values: readonly string[]) => void;
  /** What is to be said of those chosen. */
  readonly warnings: Atom<readonly string[]>;
  readonly most: number;
}

/** A select for each thing that is chosen, and one to add another. The last one stays. */
export function listField(context: ModuleContext, { label, choices, values, choose, warnings, most }: ListField): HTMLElement {
  const id = newUuid();
  const list = element("div", { class: "list-choices" });
  const shown = atom((get) => ({ chosen: get(values), all: get(choices), warnings: get(warnings) }));
  let last = "";
  context.watch(shown, (now) => {
    const next = JSON.stringify(now);
    if (next === last) return;
    last = next;
    const focused = [...list.querySelectorAll("select, button")].indexOf(document.activeElement as Element);
    const { chosen, all } = now;
    const selects = chosen.map((value, at) => {
      const others = all.filter((choice) => choice.value === value || !chosen.includes(choice.value));
      const known = others.some((choice) => choice.value === value) ? others : [{ value, label: value }, ...others];
      const select = selectOf(known, value, (picked) => choose(chosen.with(at, picked)));
      if (at === 0) select.id = id;
      else select.setAttribute("aria-label", `${label} ${at + 1}`);
      const remove = iconButton(`Remove ${value}`, "x", () => choose(chosen.toSpliced(at, 1)));
      return element("div", { class: "list-choice" }, select, ...(chosen.length > 1 ? [remove] : []));
    });
    const left = all.filter((choice) => !chosen.includes(choice.value));
    const add = selectOf([{ value: "", label: `Add a ${label.toLowerCase()}…` }, ...left], "", (picked) => choose([...chosen, picked]));
    add.setAttribute("aria-label", `Add a ${label.toLowerCase()}`);
    const warned = now.warnings.map((text) => element("p", { class: "field-warning" }, icon("triangle-alert"), element("span", {}, text)));
    list.replaceChildren(...selects, ...(left.length > 0 && chosen.length > 0 && chosen.length < most ? [add] : []), ...warned);
    if (focused >= 0) [...list.querySelectorAll<HTMLElement>("select, button")].at(focused)?.focus();
  });
  return element("div", { class: "field-part" }, element("label", { class: "field-label", for: id }, label), list);
}

function selectOf(choices: readonly Choice[], value: string, pick: (value: string) => void): HTMLSelectElement {
  const select = element(
    "select",
    { class: "field" },
    ...choices.map((choice) => element("option", { value: choice.value }, choice.label)),
  );
  select.value = value;
  select.addEventListener("change", () => pick(select.value));
  return select;
}
