import { announce } from "../../Portal.Web/Browser/announce";
import { openMenu, type MenuItem } from "./menu";
import { reordered, sized, stepped, type Size } from "./arranging";
import type { ModuleFrame } from "./module-frame";
import type { Boxes, Side } from "./tiling";
import type { UndoToast } from "./undo-toast";
import type { Workbench } from "./workbench";

const arrows: Readonly<Record<string, { side: Side; size: Size }>> = {
  ArrowLeft: { side: "left", size: "narrower" },
  ArrowRight: { side: "right", size: "wider" },
  ArrowUp: { side: "top", size: "shorter" },
  ArrowDown: { side: "bottom", size: "taller" },
};

const words = { left: "Move left", right: "Move right", top: "Move up", bottom: "Move down" } as const;
const moveIcons = { left: "arrow-left", right: "arrow-right", top: "arrow-up", bottom: "arrow-down" } as const;
const sizeNames = { wider: "Wider", narrower: "Narrower", taller: "Taller", shorter: "Shorter" } as const;
const sizeIcons = { wider: "move-horizontal", narrower: "shrink", taller: "move-vertical", shorter: "shrink" } as const;

/** Everything that can be done to a module without a pointer: its menu, and the arrow keys on its grip. */
export class ModuleActions {
  constructor(
    private readonly workbench: Workbench,
    private readonly toast: UndoToast,
    private readonly isStacked: () => boolean,
  ) {}

  openMenu(frame: ModuleFrame): void {
    openMenu(frame.menuButton, `Actions of ${frame.instance.title}`, [
      ...this.#looks(frame),
      ...(this.workbench.readOnly ? [] : this.#edits(frame)),
    ]);
  }

  /** Whether the key was meant for the module. */
  key(frame: ModuleFrame, event: KeyboardEvent): boolean {
    const arrow = arrows[event.key];
    if (!arrow || this.workbench.readOnly) return false;
    const step = this.isStacked() ? (arrow.side === "top" ? -1 : 1) : arrow.side;
    this.#arrange(frame, (boxes, index) => (event.shiftKey ? sized(boxes, index, arrow.size) : this.#stepped(boxes, index, step)));
    return true;
  }

  #looks(frame: ModuleFrame): MenuItem[] {
    const maximised = this.workbench.layouts[this.#index(frame)]?.maximized === true;
    return [
      {
        words: maximised ? "Restore" : "Maximise",
        icon: maximised ? "minimize-2" : "maximize-2",
        act: () => this.workbench.maximise(frame.id, !maximised),
      },
    ];
  }

  #edits(frame: ModuleFrame): MenuItem[] {
    const moves = this.isStacked()
      ? ([
          [-1, "top"],
          [1, "bottom"],
        ] as const)
      : (["left", "right", "top", "bottom"] as const).map((side) => [side, side] as const);
    const sizes = this.isStacked() ? (["taller", "shorter"] as const) : (["wider", "narrower", "taller", "shorter"] as const);
    return [
      { words: "Rename", icon: "pencil", key: "F2", disabled: !frame.instance.canBeRenamed, act: () => frame.rename() },
      ...moves.map(([step, side]) => this.#item(frame, words[side], moveIcons[side], (boxes, index) => this.#stepped(boxes, index, step))),
      ...sizes.map((size) => this.#item(frame, sizeNames[size], sizeIcons[size], (boxes, index) => sized(boxes, index, size))),
      { words: "Remove", icon: "trash-2", danger: true, act: () => this.#remove(frame) },
    ];
  }

  #item(frame: ModuleFrame, name: string, iconName: string, change: (boxes: Boxes, index: number) => Boxes): MenuItem {
    const boxes = this.workbench.layouts;
    return {
      words: name,
      icon: iconName,
      disabled: change(boxes, this.#index(frame)) === boxes,
      act: () => {
        this.#arrange(frame, change);
        frame.menuButton.focus();
      },
    };
  }

  #stepped(boxes: Boxes, index: number, step: Side | -1 | 1): Boxes {
    return typeof step === "number" ? reordered(boxes, index, step) : stepped(boxes, index, step);
  }

  #arrange(frame: ModuleFrame, change: (boxes: Boxes, index: number) => Boxes): void {
    const focused = document.activeElement;
    const index = this.#index(frame);
    this.workbench.arrange(change(this.workbench.layouts, index));
    // The order on the page follows the places, and what is moved loses its focus.
    if (focused instanceof HTMLElement && frame.element.contains(focused)) focused.focus();
    const now = this.workbench.layouts[index];
    if (now)
      announce(
        `${frame.instance.title}: ${percent(now.relWidth)} wide and ${percent(now.relHeight)} high, `
          + `${percent(now.relX)} from the left and ${percent(now.relY)} from the top.`,
      );
  }

  #remove(frame: ModuleFrame): void {
    const next = (frame.element.nextElementSibling ?? frame.element.previousElementSibling)?.querySelector<HTMLElement>(".module-title");
    const undo = this.workbench.removeModule(frame.id);
    this.toast.offer("Removed", frame.instance.title, undo);
    (next ?? document.querySelector<HTMLElement>("webviz-workbench .module-choice"))?.focus();
  }

  #index(frame: ModuleFrame): number {
    return this.workbench.modules.findIndex((placed) => placed.moduleInstanceState === frame.instance.stored);
  }
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
