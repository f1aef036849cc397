import { onKey } from "../../Portal.Web/Browser/keys";
import { Media } from "../../Portal.Web/Browser/media";
import { element } from "../framework/elements";
import type { ModuleInstance } from "../framework/module-instance";
import { firstChart } from "./first-chart";
import { ModuleActions } from "./module-actions";
import { ModuleFrame } from "./module-frame";
import { moduleList } from "./module-list";
import { ModuleDrags } from "./module-drags";
import { readingOrder } from "./tiling";
import type { UndoToast } from "./undo-toast";
import type { Workbench } from "./workbench";

// Below this width modules stand in one column; the same number is in the styles.
const stacked = new Media("(max-width: 719px)");

/** The modules of the dashboard shown, each in its frame at its place. */
export class DashboardGrid {
  readonly #canvas = element("div", { class: "dashboard-canvas" });
  readonly element: HTMLElement;
  readonly #frames = new Map<ModuleInstance, ModuleFrame>();
  readonly #actions: ModuleActions;
  readonly #drags: ModuleDrags;

  constructor(
    private readonly workbench: Workbench,
    id: string,
    toast: UndoToast,
  ) {
    this.element = element("div", { id, class: "dashboard-grid", role: "tabpanel" }, this.#canvas);
    this.#actions = new ModuleActions(workbench, toast, () => stacked.matches);
    this.#drags = new ModuleDrags(workbench, this.#canvas, this.#frames, () => stacked.matches);
  }

  /** Width over height of the place for modules. */
  get aspect(): number {
    return this.#canvas.clientWidth / Math.max(1, this.#canvas.clientHeight);
  }

  update(): void {
    const { modules, layouts, activeDashboard, activeModule, readOnly } = this.workbench;
    this.element.setAttribute("aria-labelledby", activeDashboard ? `dashboard-${activeDashboard.id}` : "");
    const instances = modules.map((placed) => this.workbench.instanceOf(placed));
    this.#leaveOthers(new Set(instances));
    const frames = instances.map((instance) => this.#frameOf(instance));
    frames.forEach((frame, index) => frame.update(layouts[index]!, modules[index] === activeModule, readOnly));
    this.#canvas.classList.toggle(
      "dashboard-canvas-maximised",
      layouts.some((layout) => layout.maximized === true),
    );
    this.#order(readingOrder(layouts).map((index) => frames[index]!.element));
    this.#showEmpty(modules.length === 0);
  }

  leave(): void {
    this.#leaveOthers(new Set());
  }

  #order(elements: HTMLElement[]): void {
    // Only what is out of place is moved: a moved element loses its scroll position.
    elements.forEach((wanted, index) => {
      const present = this.#canvas.children[index];
      if (present !== wanted) this.#canvas.insertBefore(wanted, present ?? null);
    });
  }

  #showEmpty(isEmpty: boolean): void {
    const heading = this.workbench.readOnly ? "This dashboard is empty" : "Add the first module";
    let shown = this.#canvas.querySelector(".dashboard-empty");
    // What a pointer went down on must still be there when it comes up.
    if (!isEmpty || shown?.querySelector("h2")?.textContent !== heading) {
      shown?.remove();
      if (!isEmpty) return;
      shown = element(
        "div",
        { class: "dashboard-empty" },
        element("h2", {}, heading),
        ...(this.workbench.readOnly ? [] : [moduleList((name) => this.add(name))]),
      );
      this.#canvas.append(shown);
    }
    const chart = firstChart(this.workbench, (name) => this.add(name));
    const offered = shown.querySelector(".first-chart");
    if (chart === null) offered?.remove();
    else if (!offered) shown.append(chart);
  }

  /** Adds a module and goes to it. */
  add(moduleName: string): void {
    this.workbench.addModule(moduleName, this.aspect);
    const frame = this.#frames.get(this.workbench.instanceOf(this.workbench.modules.at(-1)!));
    frame?.title.focus();
    frame?.element.scrollIntoView({ block: "nearest" });
  }

  #leaveOthers(kept: ReadonlySet<ModuleInstance>): void {
    for (const [instance, frame] of this.#frames) {
      if (kept.has(instance)) continue;
      frame.leave();
      this.#frames.delete(instance);
    }
  }

  #frameOf(instance: ModuleInstance): ModuleFrame {
    const known = this.#frames.get(instance);
    if (known) return known;
    const frame: ModuleFrame = new ModuleFrame(instance, instance.id, () => this.#toggleMaximised(instance.id));
    this.#frames.set(instance, frame);
    frame.element.addEventListener("pointerdown", () => this.workbench.activateModule(instance.id), { capture: true });
    frame.title.addEventListener("click", () => this.workbench.activateModule(instance.id));
    frame.menuButton.addEventListener("click", () => this.#actions.openMenu(frame));
    onKey(frame.grip, (event) => this.#actions.key(frame, event));
    onKey(frame.title, (event) => {
      if (event.key !== "F2" || this.workbench.readOnly) return false;
      frame.rename();
      return true;
    });
    this.#drags.follow(frame);
    return frame;
  }

  #toggleMaximised(id: string): void {
    const index = this.workbench.modules.findIndex(({ moduleInstanceState }) => moduleInstanceState.id === id);
    this.workbench.maximise(id, this.workbench.layouts[index]?.maximized !== true);
  }
}
