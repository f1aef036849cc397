import { element, icon } from "../../../framework/elements";
import type { ModuleContext } from "../../../framework/module-context";
import { newUuid } from "../../../framework/new-uuid";
import { chosenMapAtom } from "../view/atoms";
import { rangeOf } from "../view/painted-map";
import { rangeAtom } from "./atoms/persistableAtoms";

/** Whether the colours go from the least value to the greatest, or between two fixed ones. */
export function rangeField(context: ModuleContext): HTMLElement {
  const { store } = context;
  const id = newUuid();
  const isFixed = element("input", { type: "checkbox" });
  const [low, high] = [numberInput("From", id), numberInput("To", id)];
  const problem = element("p", { id, class: "field-warning" });
  const inputs = element("div", { class: "map-range" }, low.label, high.label);

  function show(): void {
    const range = store.get(rangeAtom);
    isFixed.checked = range !== null;
    inputs.hidden = range === null;
    problem.replaceChildren();
    if (range !== null) [low.input.value, high.input.value] = [String(range.low), String(range.high)];
  }

  function take(): void {
    const range = { low: low.input.valueAsNumber, high: high.input.valueAsNumber };
    if (range.low < range.high) store.set(rangeAtom, range);
    else
      problem.replaceChildren(
        icon("triangle-alert"),
        element("span", {}, "The first value must be below the second. Nothing was changed."),
      );
  }

  isFixed.addEventListener("change", () => {
    const map = store.get(chosenMapAtom);
    const { low: from, high: to } = map.kind === "ready" ? rangeOf(map.summary) : { low: 0, high: 1 };
    // What is read in a field is short.
    const [shortFrom, shortTo] = [Number(from.toPrecision(6)), Number(to.toPrecision(6))];
    store.set(rangeAtom, isFixed.checked ? (shortFrom < shortTo ? { low: shortFrom, high: shortTo } : { low: from, high: to }) : null);
  });
  for (const { input } of [low, high]) input.addEventListener("change", take);
  context.watch(rangeAtom, show);
  const check = element("label", { class: "check" }, isFixed, "Fixed range");
  return element("div", { "class": "field-part", "data-setting": "range" }, check, inputs, problem);
}

function numberInput(label: string, describedBy: string): { label: HTMLElement; input: HTMLInputElement } {
  const input = element("input", { "type": "number", "step": "any", "class": "field", "aria-describedby": describedBy });
  return { label: element("label", { class: "field-label" }, label, input), input };
}
