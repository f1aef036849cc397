import { element, iconButton, userText } from "../framework/elements";
import type { EnsembleChoice } from "../framework/ensembles/ensemble-choice";
import { ParameterIdent, type EnsembleParameter } from "../framework/ensembles/ensemble-parameters";
import type { RealizationFilter, ValueSelection } from "../framework/ensembles/realization-filter";
import { newUuid } from "../framework/new-uuid";
import { parseRanges, rangesText } from "./number-ranges";

type Read = { readonly filter: RealizationFilter | null } | { readonly problem: string };

/** The fields of a realization filter: numbers to use or leave out, or values of parameters. */
export class FilterFields {
  readonly element = element("div", { class: "filter-fields" });
  readonly #numbers: HTMLInputElement;
  readonly #kind: HTMLSelectElement;
  readonly #includes: HTMLSelectElement;
  readonly #byNumber: HTMLElement;
  readonly #byValue: HTMLElement;
  #values: ValueSelection[];

  constructor(
    private readonly ensemble: EnsembleChoice,
    filter: RealizationFilter | null,
    private readonly changed: () => void,
  ) {
    this.#values = [...(filter?.parameterIdentStringToValueSelectionMap ?? [])];
    this.#kind = this.#select([
      ["byRealizationNumber", "By number"],
      ["byParameterValues", "By parameter value"],
    ]);
    this.#kind.value = filter?.filterType ?? "byRealizationNumber";
    this.#includes = this.#select([
      ["includeFilter", "Use only"],
      ["excludeFilter", "Leave out"],
    ]);
    this.#includes.value = filter?.includeExcludeFilter ?? "includeFilter";
    const id = newUuid();
    const value = rangesText(filter?.realizationNumberSelections ?? []);
    this.#numbers = element("input", { id, type: "text", class: "field", value, placeholder: "0-9, 12" });
    this.#numbers.addEventListener("input", changed);
    this.#byNumber = element(
      "div",
      { class: "filter-numbers" },
      labelled("Numbers", this.#includes),
      element("div", { class: "field-part" }, element("label", { class: "field-label", for: id }, "Realizations"), this.#numbers),
    );
    this.#byValue = element("div", { class: "filter-values" });
    this.element.append(labelled("Filter", this.#kind), this.#byNumber, this.#byValue);
    this.#arrange();
  }

  /** The filter, null for none that leaves something out; or what is wrong with it. */
  read(): Read {
    const ranges = parseRanges(this.#numbers.value);
    const isByNumber = this.#kind.value === "byRealizationNumber";
    if (isByNumber && "problem" in ranges) return ranges;
    const selections = "problem" in ranges ? [] : ranges.selections;
    const values = this.#values;
    if (isByNumber ? selections.length === 0 : values.length === 0) return { filter: null };
    const wrong = values.find((value) => value.type === "continuous" && !(value.range.start <= value.range.end));
    if (!isByNumber && wrong) return { problem: `${wrong.parameterIdentString}: the range ends before it begins.` };
    return {
      filter: {
        assignedEnsembleIdentString: this.ensemble.ident,
        includeExcludeFilter: this.#includes.value as RealizationFilter["includeExcludeFilter"],
        filterType: this.#kind.value as RealizationFilter["filterType"],
        realizationNumberSelections: selections,
        parameterIdentStringToValueSelectionMap: values,
      },
    };
  }

  #arrange(): void {
    const isByNumber = this.#kind.value === "byRealizationNumber";
    this.#byNumber.hidden = !isByNumber;
    this.#byValue.hidden = isByNumber;
    const parameters = this.ensemble.parameters ?? [];
    const unused = parameters.filter((parameter) => this.#values.every((value) => value.parameterIdentString !== identOf(parameter)));
    const add = this.#select([["", "Add a parameter…"], ...unused.map((parameter) => [identOf(parameter), parameter.name] as const)]);
    add.setAttribute("aria-label", "Add a parameter");
    add.addEventListener("change", () => {
      const parameter = unused.find((candidate) => identOf(candidate) === add.value);
      if (parameter) this.#change([...this.#values, startOf(parameter)]);
    });
    this.#byValue.replaceChildren(
      ...this.#values.map((value, at) => this.#valueRow(value, at)),
      ...(unused.length > 0 ? [add] : []),
      ...(parameters.length === 0 ? [element("p", { class: "field-hint" }, "The parameters are not there yet.")] : []),
    );
  }

  #valueRow(value: ValueSelection, at: number): HTMLElement {
    const parameter = this.ensemble.parameters?.find((candidate) => identOf(candidate) === value.parameterIdentString);
    const put = (next: ValueSelection): void => {
      this.#values = this.#values.with(at, next);
      this.changed();
    };
    const remove = iconButton("Remove this parameter", "x", () => this.#change(this.#values.toSpliced(at, 1)));
    const name = parameter?.name ?? ParameterIdent.fromString(value.parameterIdentString).name;
    const unit = parameter?.unit ?? null;
    return element(
      "fieldset",
      { class: "filter-value" },
      element("legend", {}, userText(name), unit === null ? "" : ` (${unit})`),
      ...(value.type === "continuous" ? this.#rangeFields(value, put) : this.#choiceFields(value, parameter, put)),
      remove,
    );
  }

  #rangeFields(value: Extract<ValueSelection, { type: "continuous" }>, put: (next: ValueSelection) => void): HTMLElement[] {
    let { start, end } = value.range;
    const field = (label: string, number: number, set: (number: number) => void): HTMLElement => {
      const input = element("input", { "type": "number", "step": "any", "class": "field", "aria-label": label, "value": String(number) });
      input.addEventListener("input", () => {
        set(input.valueAsNumber);
        put({ ...value, range: { start, end } });
      });
      return input;
    };
    return [
      field("From", start, (number) => {
        start = number;
      }),
      element("span", {}, "–"),
      field("To", end, (number) => {
        end = number;
      }),
    ];
  }

  #choiceFields(
    value: Extract<ValueSelection, { type: "discrete" }>,
    parameter: EnsembleParameter | undefined,
    put: (next: ValueSelection) => void,
  ): HTMLElement[] {
    const chosen = new Set<string | number>(value.values.value);
    const all = [...new Set<string | number>([...(parameter?.values ?? []), ...chosen])].sort((a, b) => (a < b ? -1 : 1));
    return all.map((each) => {
      const input = element("input", { type: "checkbox", checked: chosen.has(each) });
      input.addEventListener("change", () => {
        if (input.checked) chosen.add(each);
        else chosen.delete(each);
        put({ ...value, values: { ...value.values, value: [...chosen] } as typeof value.values });
      });
      return element("label", { class: "check" }, input, String(each));
    });
  }

  #change(values: ValueSelection[]): void {
    this.#values = values;
    this.#arrange();
    this.changed();
  }

  #select(options: readonly (readonly [value: string, words: string])[]): HTMLSelectElement {
    const select = element("select", { class: "field" }, ...options.map(([value, words]) => element("option", { value }, words)));
    select.addEventListener("change", () => {
      if (select === this.#kind) this.#arrange();
      this.changed();
    });
    return select;
  }
}

function labelled(label: string, field: HTMLElement): HTMLElement {
  field.id = newUuid();
  return element("div", { class: "field-part" }, element("label", { class: "field-label", for: field.id }, label), field);
}

function identOf({ name, groupName }: EnsembleParameter): string {
  return new ParameterIdent(name, groupName).toString();
}

/** All of its values: to be narrowed. */
function startOf(parameter: EnsembleParameter): ValueSelection {
  const parameterIdentString = identOf(parameter);
  const values = [...parameter.values];
  if (parameter.type === "continuous") {
    const numbers = values as number[];
    return { parameterIdentString, type: "continuous", range: { start: Math.min(...numbers), end: Math.max(...numbers) } };
  }
  const distinct = [...new Set(values)];
  const isText = distinct.some((value) => typeof value === "string");
  return {
    parameterIdentString,
    type: "discrete",
    values: isText ? { type: "string", value: distinct.map(String) } : { type: "number", value: distinct as number[] },
  };
}
