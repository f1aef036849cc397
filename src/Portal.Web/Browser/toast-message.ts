const shownFor = 8_000;
const shownWithAction = 20_000;
const most = 3;

/**
 * `<toast-message>`: goes by itself after 8 s, after 20 s when something can be done from it, never while it is hovered or focused; one of
 * class `toast-error` stays until it is closed. Three at most: the oldest gives way.
 */
class ToastMessage extends HTMLElement {
  #timer: number | undefined;

  connectedCallback(): void {
    const others = [...(this.parentElement?.querySelectorAll("toast-message") ?? [])];
    for (const old of others.slice(0, Math.max(0, others.length - most))) old.remove();
    this.querySelector(".toast-close")?.addEventListener("click", () => this.remove());
    this.querySelector("form")?.addEventListener("htmx:finally:request", () => this.remove());
    for (const stop of ["pointerenter", "focusin"]) this.addEventListener(stop, () => window.clearTimeout(this.#timer));
    for (const go of ["pointerleave", "focusout"]) this.addEventListener(go, () => this.#wait());
    this.#wait();
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.#timer);
  }

  #wait(): void {
    window.clearTimeout(this.#timer);
    if (this.classList.contains("toast-error") || this.matches(":hover, :focus-within")) return;
    this.#timer = window.setTimeout(() => this.remove(), this.querySelector(".toast-action") ? shownWithAction : shownFor);
  }
}

customElements.define("toast-message", ToastMessage);

/** Shows the toast that waits in a template of the layout. */
export function showToast(template: string): void {
  const waiting = document.querySelector<HTMLTemplateElement>(`template#${template}`);
  if (waiting) document.getElementById("toasts")?.append(waiting.content.cloneNode(true));
}
