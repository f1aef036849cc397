import { absoluteLink } from "./absolute-link";
import { announce } from "./announce";
import { copyText } from "./clipboard";

const shownFor = 2_000;

/**
 * `<copy-button from="id"><button type="button">Copy</button></copy-button>` copies the text (or value) of the element with that id;
 * `<copy-button path="/snapshot/…">` copies the absolute address. The button says "Copied". Where the browser refuses, or has no clipboard
 * (plain http), the text is selected instead, in a field of its own where there is none.
 */
class CopyButton extends HTMLElement {
  connectedCallback(): void {
    this.querySelector("button")?.addEventListener("click", (event) => void this.#copy(event.currentTarget as HTMLButtonElement));
  }

  async #copy(button: HTMLButtonElement): Promise<void> {
    const source = document.getElementById(this.getAttribute("from") ?? "");
    const path = this.getAttribute("path");
    const text = path ? absoluteLink(path) : source instanceof HTMLInputElement ? source.value : source?.textContent.trim();
    if (!text) return;
    if (await copyText(text)) return this.#say(button, "Copied");
    this.#select(source ?? this.#field(text));
    this.#say(button, "Press Ctrl+C");
  }

  #select(source: Element): void {
    if (source instanceof HTMLInputElement) source.select();
    else getSelection()?.selectAllChildren(source);
  }

  #field(text: string): HTMLInputElement {
    const field = document.createElement("input");
    field.className = "copy-field";
    field.readOnly = true;
    field.value = text;
    field.setAttribute("aria-label", "The link");
    field.addEventListener("blur", () => field.remove());
    this.append(field);
    return field;
  }

  #say(button: HTMLButtonElement, text: string): void {
    announce(text === "Copied" ? text : "Not copied: the browser refused the clipboard. The link is selected, press Ctrl+C.");
    if (button.classList.contains("icon-button")) {
      this.dataset["said"] = text;
      window.setTimeout(() => {
        delete this.dataset["said"];
      }, shownFor);
      return;
    }
    this.dataset["word"] ??= button.textContent;
    button.textContent = text;
    window.setTimeout(() => {
      button.textContent = this.dataset["word"] ?? "";
    }, shownFor);
  }
}

customElements.define("copy-button", CopyButton);
