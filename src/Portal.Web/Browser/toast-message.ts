import { keepClear } from "./toast-place";

const shownFor = 8_000;
const shownWithAction = 20_000;
const most = 3;

/**
 * `<toast-message>`: goes by itself after 8 s, after 20 s when something can be done from it, never while it is hovered or focused; one of
 * class `toast-error` stays until it is closed. Three at most: the oldest gives way, and so does an error that says the same.
 */
class ToastMessage extends HTMLElement {
  #timer: number | undefined;

  connectedCallback(): void {
    const all = [...(this.parentElement?.querySelectorAll("toast-message") ?? [])];
    const oldest = all.slice(0, Math.max(0, all.length - most));
    const same = all.filter((other) => other !== this && isError(other) && isError(this) && textOf(other) === textOf(this));
    for (const old of new Set([...oldest, ...same])) old.remove();
    this.querySelector(".toast-close")?.addEventListener("click", () => this.remove());
    this.querySelector("form")?.addEventListener("htmx:finally:request", () => this.remove());
    for (const stop of ["pointerenter", "focusin"]) this.addEventListener(stop, () => window.clearTimeout(this.#timer));
    for (const go of ["pointerleave", "focusout"]) this.addEventListener(go, () => this.#wait());
    this.#wait();
    if (this.parentElement) keepClear(this.parentElement);
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.#timer);
  }

  #wait(): void {
    window.clearTimeout(this.#timer);
    if (isError(this) || this.matches(":hover, :focus-within")) return;
    this.#timer = window.setTimeout(() => this.remove(), this.querySelector(".toast-action") ? shownWithAction : shownFor);
  }
}

function isError(toast: Element): boolean {
  return toast.classList.contains("toast-error");
}

function textOf(toast: Element): string {
  return toast.textContent.replace(/\s+/g, " ").trim();
}

customElements.define("toast-message", ToastMessage);

/** Shows the toast that waits in a template of the layout. @param link Where its link leads. */
export function showToast(template: string, link?: string): void {
  const waiting = document.querySelector<HTMLTemplateElement>(`template#${template}`);
  if (!waiting) return;
  const toast = waiting.content.cloneNode(true) as DocumentFragment;
  if (link !== undefined) toast.querySelector("a")?.setAttribute("href", link);
  document.getElementById("toasts")?.append(toast);
}
