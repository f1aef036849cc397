import { onKey } from "./keys";

/** `<inline-edit>` around a form in a row: Escape leaves it by its `[data-cancel]`. */
class InlineEdit extends HTMLElement {
  connectedCallback(): void {
    onKey(this, (event) => {
      if (event.key !== "Escape") return false;
      event.stopPropagation();
      this.querySelector<HTMLElement>("[data-cancel]")?.click();
      return true;
    });
  }
}

customElements.define("inline-edit", InlineEdit);
