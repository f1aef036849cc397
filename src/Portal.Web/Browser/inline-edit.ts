/** `<inline-edit>` around a form in a row: Escape leaves it by its `[data-cancel]`. */
class InlineEdit extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.querySelector<HTMLElement>("[data-cancel]")?.click();
    });
  }
}

customElements.define("inline-edit", InlineEdit);
