import { announce } from "../../Portal.Web/Browser/announce";
import { isCommand, onKey } from "../../Portal.Web/Browser/keys";
import { element, iconButton } from "../framework/elements";
import type { Workbench } from "./workbench";

/** Where the browser's own undo is meant: what is typed is taken back letter by letter. */
const typing = "input:not([type=checkbox], [type=radio], [type=range], [type=button]), textarea, [contenteditable]";

/** Takes edits of dashboards, modules and their settings back, and makes them again: two buttons, and the keys that everybody knows. */
export class UndoButtons {
  readonly #undo = iconButton("Undo", "undo-2", () => this.#step("undo"));
  readonly #redo = iconButton("Redo", "redo-2", () => this.#step("redo"));
  readonly element = element("div", { class: "undo-buttons" }, this.#undo, this.#redo);

  constructor(private readonly workbench: Workbench) {
    this.#undo.title = "Undo (Ctrl+Z)";
    this.#redo.title = "Redo (Ctrl+Shift+Z)";
    this.#undo.setAttribute("aria-keyshortcuts", "Control+Z Meta+Z");
    this.#redo.setAttribute("aria-keyshortcuts", "Control+Shift+Z Meta+Shift+Z Control+Y");
  }

  update(): void {
    this.element.hidden = this.workbench.readOnly;
    // A button that is disabled under the focus loses it.
    this.#undo.setAttribute("aria-disabled", String(!this.workbench.canUndo));
    this.#redo.setAttribute("aria-disabled", String(!this.workbench.canRedo));
  }

  /** Listens to the keys of the page until the signal ends. */
  listen(signal: AbortSignal): void {
    onKey(
      document,
      (event) => {
        const name = isCommand(event, "z") ? (event.shiftKey ? "redo" : "undo") : isCommand(event, "y") ? "redo" : null;
        const { target } = event;
        if (name === null || (target instanceof Element && target.closest(typing)) || document.querySelector("dialog[open]")) return false;
        this.#step(name);
        return true;
      },
      { signal },
    );
  }

  #step(name: "undo" | "redo"): void {
    const isPossible = name === "undo" ? this.workbench.canUndo : this.workbench.canRedo;
    if (!isPossible) return;
    this.workbench[name]();
    announce(name === "undo" ? "Undone." : "Redone.");
  }
}
