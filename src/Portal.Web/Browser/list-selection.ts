import { onKey } from "./keys";

const rowBoxes = 'tbody input[type="checkbox"]:is([name="id"], [name="item"])';

/**
 * `<list-selection>` around a list whose rows hold `<input type="checkbox" name="id">` (or `item`): counts what is selected, keeps the box
 * in the heading and the actions true, selects ranges with Shift, and gives the focus a place when its row goes.
 *
 * A row may carry words in `data-can`. An action with `data-any="word"` is there only if a selected row has the word; one with
 * `data-one="word"` works only for a single selected row that has it. `data-some="…"` on `[data-count]` says what the number counts.
 */
class ListSelection extends HTMLElement {
  #lastBox: HTMLInputElement | undefined;
  #lastRow = -1;

  connectedCallback(): void {
    this.addEventListener("click", this.#onClick);
    onKey(this, this.#onKey);
    this.addEventListener("change", this.#onChange);
    document.addEventListener("focusin", this.#onFocus);
    document.addEventListener("focusout", this.#onBlur);
    document.addEventListener("htmx:after:swap", this.#onSwap);
    this.#show();
  }

  disconnectedCallback(): void {
    document.removeEventListener("focusin", this.#onFocus);
    document.removeEventListener("focusout", this.#onBlur);
    document.removeEventListener("htmx:after:swap", this.#onSwap);
  }

  get #boxes(): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>(rowBoxes)];
  }

  get #rows(): HTMLTableRowElement[] {
    return [...this.querySelectorAll<HTMLTableRowElement>("tbody tr[id]")];
  }

  #onClick = (event: Event): void => {
    const target = event.target as HTMLElement;
    if (target.closest("[data-clear]")) this.#clear();
    if (isRowBox(target) && event instanceof MouseEvent && event.shiftKey) this.#range(target);
  };

  #onKey = (event: KeyboardEvent): boolean => {
    const target = event.target as HTMLElement;
    const box = isRowBox(target) ? target : undefined;
    if (box && event.key === " " && event.shiftKey) {
      box.checked = true;
      this.#range(box);
      this.#show();
      return true;
    }
    if (target.matches("input:not([type=checkbox]), textarea, select")) return false;
    if (event.key === "Delete") {
      this.querySelector<HTMLButtonElement>("button[data-deletes]:not([hidden], :disabled)")?.click();
    } else if (event.key === "F2") {
      target.closest("tr")?.querySelector<HTMLElement>("[data-renames]")?.click();
    } else if (event.key === "Escape" && this.#boxes.some((one) => one.checked)) {
      this.#clear();
    }
    return false;
  };

  #onChange = (event: Event): void => {
    const target = event.target;
    if (!(target instanceof HTMLInputElement)) return;
    if (target.hasAttribute("data-all")) for (const box of this.#boxes) box.checked = target.checked;
    if (isRowBox(target)) this.#lastBox = target;
    this.#show();
  };

  #onFocus = (event: FocusEvent): void => {
    const target = event.target as HTMLElement;
    if (target.closest("dialog, [popover]:not(.menu)")) return;
    const row = target.closest(".selection-bar") ? this.querySelector("tbody tr:has(input:checked)") : target.closest("tbody tr[id]");
    this.#lastRow = row instanceof HTMLTableRowElement && this.contains(row) ? this.#rows.indexOf(row) : -1;
  };

  #onBlur = (event: FocusEvent): void => {
    // A press on an empty place leaves the list; a row that goes away does not.
    const left = event.target as HTMLElement;
    window.setTimeout(() => {
      const isElsewhere = left.isConnected && left.checkVisibility() && document.activeElement === document.body;
      if (isElsewhere && !left.closest("dialog")) this.#lastRow = -1;
    });
  };

  #onSwap = (): void => {
    this.#show();
    // The focused row is gone: the next one takes its place, else the one before, else the heading.
    const active = document.activeElement;
    const isLost = !active || active === document.body || !active.checkVisibility();
    if (this.#lastRow < 0 || !isLost || document.querySelector("dialog[open]")) return;
    const rows = this.#rows;
    const row = rows[Math.min(this.#lastRow, rows.length - 1)];
    (
      row?.querySelector<HTMLElement>(".cell-title a")
      ?? row?.querySelector<HTMLElement>("input")
      ?? document.querySelector<HTMLElement>("h1[tabindex]")
    )?.focus({ preventScroll: true });
  };

  #clear(): void {
    for (const box of this.#boxes) box.checked = false;
    this.#show();
    this.#rows[Math.max(0, this.#lastRow)]?.querySelector<HTMLElement>('input[type="checkbox"]')?.focus();
  }

  #range(to: HTMLInputElement): void {
    const boxes = this.#boxes;
    const ends = [boxes.indexOf(this.#lastBox ?? to), boxes.indexOf(to)].sort((a, b) => a - b);
    if (ends[0] !== -1) for (const box of boxes.slice(ends[0], (ends[1] ?? 0) + 1)) box.checked = to.checked;
  }

  #show(): void {
    const boxes = this.#boxes;
    const selected = boxes.filter((box) => box.checked);
    const can = selected.map((box) => new Set((box.closest("tr")?.dataset["can"] ?? "").split(" ")));
    for (const all of this.querySelectorAll<HTMLInputElement>("input[data-all]")) {
      all.checked = selected.length > 0 && selected.length === boxes.length;
      all.indeterminate = selected.length > 0 && selected.length < boxes.length;
    }
    for (const count of this.querySelectorAll("[data-count]")) count.textContent = `${selected.length} selected`;
    for (const action of this.querySelectorAll<HTMLButtonElement>("button[data-any]")) {
      action.hidden = selected.length > 0 && !can.some((words) => words.has(action.dataset["any"] ?? ""));
    }
    for (const action of this.querySelectorAll<HTMLButtonElement>("button[data-one]")) {
      action.disabled = selected.length !== 1 || !can[0]?.has(action.dataset["one"] ?? "");
    }
    for (const label of this.querySelectorAll<HTMLElement>("[data-several]")) {
      label.dataset["single"] ??= label.textContent;
      label.textContent = selected.length > 1 ? (label.dataset["several"] ?? "") : label.dataset["single"];
    }
  }
}

function isRowBox(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.matches(rowBoxes);
}

customElements.define("list-selection", ListSelection);
