import { atom, type Atom } from "jotai/vanilla";
import { selectField, type Choice } from "../../framework/controls";
import { element, icon, userText } from "../../framework/elements";
import { css, ensembleColour } from "../../framework/ensemble-colour";
import { ensembleSetAtom, type EnsembleChoice } from "../../framework/ensembles/ensemble-choice";
import type { ModuleContext } from "../../framework/module-context";
import { onTheme } from "../../framework/theme";
import { ensembleNameIn, ensembleWarning } from "./ensemble-atoms";

interface SeveralEnsembles {
  readonly label: string;
  /** Those chosen, what stands for no choice included. */
  readonly idents: Atom<readonly string[]>;
  readonly choose: (idents: readonly string[]) => void;
  /** How many can be shown at once. */
  readonly most: number;
}

/** A checkbox for each ensemble of the session, and for one that is chosen and gone, with a warning. The last one stays chosen. */
export function ensemblesField(context: ModuleContext, { label, idents, choose, most }: SeveralEnsembles): HTMLElement {
  const rows = element("div", { class: "ensemble-choices" });
  const shown = atom((get) => ({ chosen: get(idents), ensembles: get(ensembleSetAtom) }));
  let last = "";
  const fill = (): void => {
    const { chosen, ensembles } = context.store.get(shown);
    const next = JSON.stringify([chosen, ensembles.map(({ ident, name, color, state }) => [ident, name, color, state])]);
    if (next === last) return;
    last = next;
    const focused =
      document.activeElement instanceof HTMLInputElement && rows.contains(document.activeElement) ? document.activeElement.value : null;
    const gone = chosen.filter((ident) => !ensembles.some((ensemble) => ensemble.ident === ident));
    rows.replaceChildren(
      ...[...ensembles, ...gone.map((ident) => ({ ident, name: ensembleNameIn(ident), color: null }))].flatMap(({ ident, name, color }) => {
        const isChosen = chosen.includes(ident);
        const warning = isChosen ? ensembleWarning(ensembles, ident) : null;
        const isFixed = isChosen ? chosen.length === 1 : chosen.length >= most;
        const input = element("input", { type: "checkbox", value: ident, checked: isChosen, disabled: isFixed });
        // What is not here makes room for a choice, once nothing else is left.
        const before = gone.length === chosen.length ? [] : chosen;
        input.addEventListener("change", () => choose(input.checked ? [...before, ident] : chosen.filter((other) => other !== ident)));
        const row = element("label", { class: "check" }, input, ...(color === null ? [] : [dot(color)]), userText(name));
        return warning === null
          ? [row]
          : [row, element("p", { class: "field-warning" }, icon("triangle-alert"), element("span", {}, warning))];
      }),
    );
    if (focused !== null) [...rows.querySelectorAll("input")].find((input) => input.value === focused)?.focus();
  };
  context.watch(shown, fill);
  onTheme(() => {
    last = "";
    fill();
  }, context.signal);
  return element("fieldset", { class: "field-group" }, element("legend", {}, label), rows);
}

interface OneEnsemble {
  readonly label: string;
  readonly ident: Atom<string | null>;
  readonly choose: (ident: string) => void;
}

/** A select of one ensemble; one that is chosen and gone is shown, with a warning. */
export function ensembleField(context: ModuleContext, { label, ident, choose }: OneEnsemble): HTMLElement {
  const none: Choice = { value: "", label: "None" };
  return selectField(context, {
    label,
    choices: atom((get) => get(ensembleSetAtom).map((ensemble) => ({ value: ensemble.ident, label: ensemble.name }))),
    value: atom((get) => {
      const chosen = get(ident);
      return chosen === null ? none : { value: chosen, label: nameOf(get(ensembleSetAtom), chosen) };
    }),
    warning: atom((get) => {
      const chosen = get(ident);
      return chosen === null ? null : ensembleWarning(get(ensembleSetAtom), chosen);
    }),
    choose,
  });
}

function nameOf(ensembles: readonly EnsembleChoice[], ident: string): string {
  return ensembles.find((ensemble) => ensemble.ident === ident)?.name ?? ensembleNameIn(ident);
}

function dot(color: string): HTMLElement {
  const made = element("span", { class: "ensemble-dot" });
  made.style.backgroundColor = css(ensembleColour(color, "--series-1"));
  return made;
}
