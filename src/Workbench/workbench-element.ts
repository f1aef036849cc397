import { newContent } from "./new-content";
import type { Content } from "./shim";
import { DashboardGrid } from "./dashboards/dashboard-grid";
import { DashboardTabs } from "./dashboards/dashboard-tabs";
import { EnsembleMenu } from "./dashboards/ensemble-menu";
import { addModuleButton } from "./dashboards/module-list";
import { SettingsPanel } from "./dashboards/settings-panel";
import { UndoButtons } from "./dashboards/undo-buttons";
import { UndoToast } from "./dashboards/undo-toast";
import { Workbench } from "./dashboards/workbench";
import { readIndex } from "./data/reading";
import { button, element } from "./framework/elements";
import { CHOOSE_ENSEMBLES } from "./framework/ensembles/ensemble-choice";

const panelId = "dashboard-panel";

/**
 * `<webviz-workbench>`: dashboards, modules and settings between the top bar and the window's edge. Property `content` replaces
 * everything; attribute `read-only` is for snapshots; `workbench` is what saving reads and listens to.
 */
export class WebvizWorkbench extends HTMLElement {
  static readonly observedAttributes = ["read-only"];

  /** The live workbench; there from the beginning, before the element is on a page. */
  readonly workbench = new Workbench(readIndex);
  readonly #toast = new UndoToast();
  readonly #tabs = new DashboardTabs(this.workbench, panelId, this.#toast);
  readonly #grid = new DashboardGrid(this.workbench, panelId, this.#toast);
  readonly #settings = new SettingsPanel(this.workbench, this.#toast);
  readonly #ensembles = new EnsembleMenu(this.workbench, this.#toast);
  readonly #templates = button("Template…", "layout-template", () => void this.#chooseTemplate(), "button button-quiet template-button");
  readonly #add = addModuleButton((name) => this.#grid.add(name));
  readonly #undo = new UndoButtons(this.workbench);
  #shown = new AbortController();
  readonly #chooseEnsembles = (): void => this.#ensembles.open();
  #loads = 0;

  get content(): Content {
    return this.workbench.read();
  }

  set content(content: Content | null) {
    this.workbench.load(content ?? newContent());
  }

  get readOnly(): boolean {
    return this.hasAttribute("read-only");
  }

  set readOnly(readOnly: boolean) {
    this.toggleAttribute("read-only", readOnly);
  }

  attributeChangedCallback(): void {
    this.workbench.readOnly = this.readOnly;
  }

  connectedCallback(): void {
    this.replaceChildren(
      element(
        "div",
        { class: "dashboard-bar" },
        this.#tabs.element,
        element(
          "div",
          { class: "dashboard-tools" },
          this.#undo.element,
          this.#ensembles.element,
          this.#templates,
          this.#add,
          this.#settings.toggleButton,
        ),
      ),
      element("div", { class: "dashboard-area" }, this.#grid.element, this.#settings.element),
    );
    this.addEventListener(CHOOSE_ENSEMBLES, this.#chooseEnsembles);
    this.#shown = new AbortController();
    const { signal } = this.#shown;
    for (const stop of [this.workbench.onUpdate(() => this.#update()), this.workbench.onChange(() => this.#undo.update())])
      signal.addEventListener("abort", stop, { once: true });
    this.#undo.listen(signal);
    this.#update();
  }

  disconnectedCallback(): void {
    this.#shown.abort();
    this.#grid.leave();
    this.#settings.leave();
    this.#toast.close();
  }

  async #chooseTemplate(): Promise<void> {
    const { chooseTemplate } = await import("./dashboards/on-demand");
    chooseTemplate(this.workbench, this.#toast);
  }

  #update(): void {
    if (this.#loads !== this.workbench.loads) this.#toast.close();
    this.#loads = this.workbench.loads;
    this.#add.hidden = this.#templates.hidden = this.workbench.readOnly;
    this.#undo.update();
    this.#tabs.update();
    this.#ensembles.update();
    this.#grid.update();
    this.#settings.update();
  }
}
