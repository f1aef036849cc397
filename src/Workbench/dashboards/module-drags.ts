import { element } from "../framework/elements";
import type { ModuleInstance } from "../framework/module-instance";
import { dragged, dropped } from "./arranging";
import type { ModuleFrame } from "./module-frame";
import { followPointer, type Drag } from "./pointer-drag";
import type { Boxes, Side } from "./tiling";
import type { Workbench } from "./workbench";

/** Modules that the pointer moves by their head, or resizes at their sides. */
export class ModuleDrags {
  readonly #workbench: Workbench;
  readonly #canvas: HTMLElement;
  readonly #frames: ReadonlyMap<ModuleInstance, ModuleFrame>;
  readonly #isStacked: () => boolean;
  readonly #target = element("div", { class: "drop-target", hidden: true });

  /** @param canvas What the frames lie on. @param isStacked Whether modules stand in one column, where nothing is dragged. */
  constructor(workbench: Workbench, canvas: HTMLElement, frames: ReadonlyMap<ModuleInstance, ModuleFrame>, isStacked: () => boolean) {
    [this.#workbench, this.#canvas, this.#frames, this.#isStacked] = [workbench, canvas, frames, isStacked];
  }

  /** Follows what is pressed of the frame. */
  follow(frame: ModuleFrame): void {
    frame.head.addEventListener("pointerdown", (event) => this.#pressHead(frame, event));
    for (const side of frame.element.querySelectorAll<HTMLElement>(".module-side")) {
      side.addEventListener("pointerdown", (event) => this.#pressSide(frame, side.dataset["side"] as Side, event));
    }
  }

  #canDrag(event: PointerEvent): boolean {
    return (
      event.button === 0
      && !this.#workbench.readOnly
      && !this.#isStacked()
      && !this.#workbench.layouts.some((layout) => layout.maximized === true)
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
    const index = this.#workbench.modules.findIndex((placed) => placed.moduleInstanceState === frame.instance.stored);
    const before = this.#workbench.layouts;
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
      drop: () => this.#workbench.arrange(after),
      end: () => {
        this.#target.remove();
        frame.element.classList.remove("module-dragged");
        this.#canvas.classList.remove("dashboard-canvas-busy");
        this.#preview(this.#workbench.layouts);
      },
    };
  }

  #preview(boxes: Boxes): void {
    this.#workbench.modules.forEach((placed, index) => {
      const box = boxes[index]!;
      this.#frames.get(this.#workbench.instanceOf(placed))?.place(box.relX, box.relY, box.relWidth, box.relHeight);
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
