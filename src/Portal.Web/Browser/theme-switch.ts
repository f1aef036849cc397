import { keep } from "./cookie";
import { Media } from "./media";

const themes = ["light", "dark"] as const;

/**
 * `<theme-switch><button>…</button></theme-switch>`: each press shows the other theme and keeps the choice (cookie `theme`), which the
 * server then renders as `data-theme`. Until the first press the system decides.
 */
class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    this.querySelector("button")?.addEventListener("click", () => this.#turn());
  }

  #turn(): void {
    const root = document.documentElement;
    const shown = root.dataset["theme"] || (new Media("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    const next = themes.find((theme) => theme !== shown) ?? "light";
    root.dataset["theme"] = next;
    keep("theme", next);
  }
}

customElements.define("theme-switch", ThemeSwitch);
