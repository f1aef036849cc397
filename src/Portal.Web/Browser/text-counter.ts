const announcedFrom = 0.9;

/**
 * `<text-counter for="field" max="50">12 / 50</text-counter>`: counts code points as they are typed, turns bad beyond the limit, and is
 * announced only from nine tenths of it on. Typing is not cut.
 */
class TextCounter extends HTMLElement {
  connectedCallback(): void {
    const field = document.getElementById(this.getAttribute("for") ?? "");
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
    field.addEventListener("input", () => this.#count(field.value));
    this.#count(field.value);
  }

  #count(value: string): void {
    const max = Number(this.getAttribute("max"));
    // oxlint-disable-next-line typescript/no-misused-spread -- The limit counts code points, as the server does.
    const length = [...value.trim()].length;
    this.textContent = `${length} / ${max}`;
    this.classList.toggle("counter-over", length > max);
    this.setAttribute("aria-live", length >= max * announcedFrom ? "polite" : "off");
  }
}

customElements.define("text-counter", TextCounter);
