import { atom, type Atom } from "jotai/vanilla";
import { selectField, type Choice } from "../../framework/controls";
import { element, icon, userText } from "../../framework/elements";
import { css, ensembleColour } from "../../framework/ensemble-colour";
import { ensembleSetAtom, type EnsembleChoice } from "../../framework/ensembles/ensemble-choice";
import type { ModuleContext } from "../../framework/module-context";
import type { PersistableFixableAtom } from "../../framework/state/fixable-atom";
import { onTheme } from "../../framework/theme";
import { ensembleNameIn, ensembleWarning, nameAmong } from "./ensemble-atoms";

/**
 * A checkbox for each ensemble of the session, and for one that is chosen and gone, with a warning. The last one stays chosen.
 * @param idents Those chosen; what is drawn where there is no choice yet is checked, too.
 * @param most How many can be shown at once.
 */
export function ensemblesField(context: ModuleContext, idents: PersistableFixableAtom<readonly string[]>, most: number): HTMLElement {
  const rows = element("div", { class: "ensemble-choices" });
  const shown = atom((get) => ({ chosen: get(idents).valueInContext, ensembles: get(ensembleSetAtom) }));
  const choose = (chosen: readonly string[]): void => context.store.set(idents, chosen);
  let last = "";
  const fill = (): void => {
    const { chosen, ensembles } = context.store.get(shown);
    const next = JSON.stringify([chosen, ensembles.map(({ ident, name, color, state }) => [ident, name, color, state])]);
    if (next === last) return;
    last = next;
    const focused =
      document.activeElement instanceof HTMLInputElement && rows.contains(document.activeElement) ? document.activeElement.value : null;
    const gone = chosen.filter((ident) => !ensembles.some((ensemble) => ensemble.ident === ident));
    const all = [
      ...ensembles.map((ensemble) => ({ ident: ensemble.ident, name: nameAmong(ensembles, ensemble), color: ensemble.color })),
      ...gone.map((ident) => ({ ident, name: ensembleNameIn(ident), color: null })),
    ];
    rows.replaceChildren(
      ...all.flatMap(({ ident, name, color }) => {
        const isChosen = chosen.includes(ident);
        const warning = isChosen ? ensembleWarning(ensembles, ident) : null;
        const isLast = isChosen && chosen.length === 1;
        const isFull = !isChosen && chosen.length >= most;
        const input = element("input", {
          "type": "checkbox",
          "value": ident,
          "checked": isChosen,
          "disabled": isFull,
          "aria-disabled": isLast && "true",
          "title": isLast ? "At least one is shown" : isFull ? `At most ${most} are shown` : false,
        });
        input.addEventListener("click", (event) => {
          if (isLast) event.preventDefault();
        });
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
  return element("fieldset", { class: "field-group" }, element("legend", {}, "Ensembles"), rows);
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
    choices: atom((get) => get(ensembleSetAtom).map((ensemble, _at, all) => ({ value: ensemble.ident, label: nameAmong(all, ensemble) }))),
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
  const ensemble = ensembles.find((candidate) => candidate.ident === ident);
  return ensemble ? nameAmong(ensembles, ensemble) : ensembleNameIn(ident);
}

function dot(color: string): HTMLElement {
  const made = element("span", { class: "ensemble-dot" });
  made.style.backgroundColor = css(ensembleColour(color, "--series-1"));
  return made;
}
