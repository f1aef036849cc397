import { onKey } from "../../Portal.Web/Browser/keys";
import { Media } from "../../Portal.Web/Browser/media";
import { element } from "../framework/elements";
import type { ModuleInstance } from "../framework/module-instance";
import { dragged, dropped } from "./arranging";
import { firstChart } from "./first-chart";
import { ModuleActions } from "./module-actions";
import { ModuleFrame } from "./module-frame";
import { moduleList } from "./module-list";
import { followPointer, type Drag } from "./pointer-drag";
import { readingOrder, type Boxes, type Side } from "./tiling";
import type { UndoToast } from "./undo-toast";
import type { Workbench } from "./workbench";

// Below this width modules stand in one column; the same number is in the styles.
const stacked = new Media("(max-width: 719px)");

/** The modules of the dashboard shown, each in its frame at its place. */
export class DashboardGrid {
  readonly #canvas = element("div", { class: "dashboard-canvas" });
  readonly #target = element("div", { class: "drop-target", hidden: true });
  readonly element: HTMLElement;
  readonly #frames = new Map<ModuleInstance, ModuleFrame>();
  readonly #actions: ModuleActions;

  constructor(
    private readonly workbench: Workbench,
    id: string,
    toast: UndoToast,
  ) {
    this.element = element("div", { id, class: "dashboard-grid", role: "tabpanel" }, this.#canvas);
    this.#actions = new ModuleActions(workbench, toast, () => stacked.matches);
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
    frame.head.addEventListener("pointerdown", (event) => this.#pressHead(frame, event));
    for (const side of frame.element.querySelectorAll<HTMLElement>(".module-side")) {
      side.addEventListener("pointerdown", (event) => this.#pressSide(frame, side.dataset["side"] as Side, event));
    }
    return frame;
  }

  #toggleMaximised(id: string): void {
    const index = this.workbench.modules.findIndex(({ moduleInstanceState }) => moduleInstanceState.id === id);
    this.workbench.maximise(id, this.workbench.layouts[index]?.maximized !== true);
  }

  #canDrag(event: PointerEvent): boolean {
    return (
      event.button === 0
      && !this.workbench.readOnly
      && !stacked.matches
      && !this.workbench.layouts.some((layout) => layout.maximized === true)
    );
  }

  #pressHead(frame: ModuleFrame, event: PointerEvent): void {
    const pressed = (event.target as Element).closest("button");
    if (!this.#canDrag(event) || (pressed && pressed !== frame.grip && pressed !== frame.title)) return;
    if (event.pointerType === "touch" && pressed !== frame.grip) return;
    followPointer(event, () =>
      this.#drag(
        frame,
        (boxes, index, _dx, _dy, at) => {
          const canvas = this.#canvas.getBoundingClientRect();
          return dropped(boxes, index, (at.clientX - canvas.left) / canvas.width, (at.clientY - canvas.top) / canvas.height);
        },
        true,
      ),
    );
  }

  #pressSide(frame: ModuleFrame, side: Side, event: PointerEvent): void {
    if (!this.#canDrag(event)) return;
    event.preventDefault();
    const isUpright = side === "left" || side === "right";
    followPointer(event, () =>
      this.#drag(
        frame,
        (boxes, index, dx, dy) => dragged(boxes, index, side, isUpright ? dx / this.#canvas.clientWidth : dy / this.#canvas.clientHeight),
        false,
      ),
    );
  }

  /** Shows what would become of the modules while the pointer moves; only the drop changes the dashboard. */
  #drag(
    frame: ModuleFrame,
    change: (boxes: Boxes, index: number, dx: number, dy: number, event: PointerEvent) => Boxes,
    isMove: boolean,
  ): Drag {
    const index = this.workbench.modules.findIndex((placed) => placed.moduleInstanceState === frame.instance.stored);
    const before = this.workbench.layouts;
    let after: Boxes = before;
    this.#canvas.append(this.#target);
    frame.element.classList.toggle("module-dragged", isMove);
    this.#canvas.classList.add("dashboard-canvas-busy");
    return {
      move: (dx, dy, event) => {
        after = change(before, index, dx, dy, event);
        if (isMove) this.#showTarget(after === before ? null : after[index]!);
        else this.#preview(after);
      },
      drop: () => this.workbench.arrange(after),
      end: () => {
        this.#target.remove();
        frame.element.classList.remove("module-dragged");
        this.#canvas.classList.remove("dashboard-canvas-busy");
        this.#preview(this.workbench.layouts);
      },
    };
  }

  #preview(boxes: Boxes): void {
    this.workbench.modules.forEach((placed, index) => {
      const box = boxes[index]!;
      this.#frames.get(this.workbench.instanceOf(placed))?.place(box.relX, box.relY, box.relWidth, box.relHeight);
    });
  }

  #showTarget(box: Boxes[number] | null): void {
    this.#target.hidden = box === null;
    if (!box) return;
    for (const [name, value] of Object.entries({ x: box.relX, y: box.relY, width: box.relWidth, height: box.relHeight })) {
      this.#target.style.setProperty(`--${name}`, String(value));
    }
  }
}
