import { button, element, icon, userText } from "../framework/elements";
import { css, ensembleColour } from "../framework/ensemble-colour";
import { realizationsText, type EnsembleChoice } from "../framework/ensembles/ensemble-choice";
import { onTheme } from "../framework/theme";
import { nameIn } from "./ensemble-list";
import { putBelow } from "./menu";
import type { UndoToast } from "./undo-toast";
import type { Workbench } from "./workbench";

/** Which ensembles the session uses: a button that names them, and the list to choose from. */
export class EnsembleMenu {
  readonly #opener = button("", null, () => this.#open(), "button button-quiet ensemble-button");
  readonly element = this.#opener;
  #list: HTMLElement | null = null;
  #shown = "";
  // Idents in the order in which the open list shows them: a row stays where it was pressed.
  #order: string[] = [];

  constructor(
    private readonly workbench: Workbench,
    private readonly toast: UndoToast,
  ) {
    this.#opener.setAttribute("aria-haspopup", "dialog");
    onTheme(() => {
      this.#shown = "";
      this.update();
    });
  }

  update(): void {
    if (this.#list) this.#fill(this.#list);
    const choices = this.workbench.ensembleChoices;
    const shown = JSON.stringify(choices.map((choice) => [choice.name, choice.color, choice.state, filterWords(choice)]));
    // What a pointer went down on must still be there when it comes up.
    if (shown === this.#shown) return;
    this.#shown = shown;
    const missing = choices.filter((choice) => choice.state === "unavailable").length;
    this.#opener.replaceChildren(
      ...(choices.length === 0
        ? ["No ensembles"]
        : [element("span", { class: "ensemble-label" }, choices.length === 1 ? "Ensemble" : "Ensembles")]),
      ...choices
        .slice(0, 2)
        .flatMap((choice) => [
          dot(choice.color),
          element("span", { class: "ensemble-name" }, userText(choice.name)),
          ...filterWords(choice).map((words) => element("span", { class: "chip ensemble-chip" }, words)),
        ]),
      ...(choices.length > 2 ? [`+${choices.length - 2}`] : []),
      ...(missing > 0
        ? [
            element(
              "span",
              { class: "badge badge-warn" },
              icon("triangle-alert"),
              missing === choices.length ? "unavailable" : `${missing} unavailable`,
            ),
          ]
        : []),
    );
  }

  /** Opens the list; afterwards the focus is where it was. */
  open(): void {
    this.#opener.focus();
    this.#open();
  }

  #open(): void {
    this.#order = [];
    const list = element("div", {
      "class": "menu workbench-menu ensemble-menu",
      "popover": "auto",
      "role": "dialog",
      "aria-label": "Ensembles",
    });
    this.#list = list;
    this.#fill(list);
    this.#opener.after(list);
    list.addEventListener("toggle", (event) => {
      if (event.newState !== "closed") return;
      list.remove();
      this.#list = null;
      if (document.activeElement === document.body) this.#opener.focus();
    });
    list.showPopover();
    putBelow(list, this.#opener);
    list.querySelector<HTMLElement>("input:enabled, button")?.focus();
  }

  #fill(list: HTMLElement): void {
    const { ensembleChoices, ensembles } = this.workbench;
    const focused = list.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset["ident"] : undefined;
    const absent = ensembles.entries.filter((entry) => ensembleChoices.every((choice) => choice.ident !== entry.ident));
    const rows = new Map([
      ...ensembleChoices.map(
        (choice) =>
          [
            choice.ident,
            this.#row(choice.ident, choice.name, choice.caseName, choice.color, true, choice.state === "unavailable"),
          ] as const,
      ),
      ...absent.map((entry) => [entry.ident, this.#row(entry.ident, entry.name, entry.caseName, entry.color, false, false)] as const),
    ]);
    this.#order.push(...[...rows.keys()].filter((ident) => !this.#order.includes(ident)));
    list.replaceChildren(
      ...this.#order.flatMap((ident) => rows.get(ident) ?? []),
      ...(ensembles.failed
        ? [
            element("p", { class: "menu-note" }, `The list of ensembles could not be loaded. ${ensembles.problem} Nothing was removed.`),
            button("Try again", null, () => void ensembles.refresh()),
          ]
        : []),
    );
    if (focused) list.querySelector<HTMLElement>(`[data-ident="${CSS.escape(focused)}"]`)?.focus();
  }

  #row(ident: string, name: string, caseName: string, color: string, isUsed: boolean, isMissing: boolean): HTMLElement {
    const input = element("input", { "type": "checkbox", "data-ident": ident, "checked": isUsed, "disabled": this.workbench.readOnly });
    input.addEventListener("change", () => {
      const entry = this.workbench.ensembles.entries.find((candidate) => candidate.ident === ident);
      if (!input.checked) this.#remove(ident, name);
      else if (entry) this.workbench.addEnsemble(entry);
    });
    const choice = isUsed ? this.workbench.ensembleChoices.find((candidate) => candidate.ident === ident) : undefined;
    const users = isUsed ? this.workbench.usersOf(ident) : [];
    return element(
      "div",
      { class: "ensemble-entry" },
      element(
        "label",
        { class: "check ensemble-row" },
        input,
        dot(color),
        userText(name || nameIn(ident)),
        element("span", { class: "ensemble-case" }, userText(caseName)),
        ...(isMissing ? [element("span", { class: "badge badge-warn" }, icon("triangle-alert"), "unavailable")] : []),
      ),
      ...(choice?.entry ? [this.#filterButton(choice)] : []),
      ...(users.length > 0 ? [element("p", { class: "ensemble-users" }, `Used by ${users.join(", ")}`)] : []),
    );
  }

  #filterButton(choice: EnsembleChoice): HTMLElement {
    const isFiltered = choice.filterState !== undefined && choice.filterState !== "none";
    const words = choice.filterState === "unknown" ? "Unknown filter, all realizations" : realizationsText(choice);
    if (this.workbench.readOnly) return element("span", { class: isFiltered ? "chip" : "ensemble-count" }, words);
    const made = button(
      words,
      "list-filter",
      () => void this.#editFilter(choice),
      isFiltered ? "button button-quiet ensemble-filter ensemble-filtered" : "button button-quiet ensemble-filter",
    );
    made.setAttribute("aria-label", `${words}: filter ${choice.name}`);
    return made;
  }

  async #editFilter(choice: EnsembleChoice): Promise<void> {
    const { editFilter } = await import("./on-demand");
    this.#list?.hidePopover();
    editFilter(choice, this.workbench.filterOf(choice.ident), (filter) => this.workbench.setFilter(choice.ident, filter));
  }

  /** The modules keep their choice of it, and say so; a press too many is taken back. */
  #remove(ident: string, name: string): void {
    const undo = this.workbench.removeEnsemble(ident);
    this.toast.offer("Removed ensemble", name || nameIn(ident), undo);
  }
}

function dot(color: string): HTMLElement {
  const made = element("span", { class: "ensemble-dot" });
  made.style.backgroundColor = css(ensembleColour(color, "--series-1"));
  return made;
}

/** "12 of 100 realizations" for an ensemble that is filtered. */
function filterWords(choice: EnsembleChoice): string[] {
  return choice.filterState === "applied" ? [realizationsText(choice)] : choice.filterState === "unknown" ? ["unknown filter"] : [];
}
