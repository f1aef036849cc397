import { announce } from "./announce";

const shownFor = 2_000;

/**
 * `<copy-button from="id"><button type="button">Copy</button></copy-button>`: copies the text of the element with that id and says
 * "Copied" on the button. Where the browser refuses, or has no clipboard (plain http), the text is selected instead.
 */
class CopyButton extends HTMLElement {
  connectedCallback(): void {
    this.querySelector("button")?.addEventListener("click", (event) => void this.#copy(event.currentTarget as HTMLButtonElement));
  }

  async #copy(button: HTMLButtonElement): Promise<void> {
    const source = document.getElementById(this.getAttribute("from") ?? "");
    if (!source) return;
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      this.#say(button, "Copied");
    } catch {
      getSelection()?.selectAllChildren(source);
      this.#say(button, "Press Ctrl+C");
    }
  }

  #say(button: HTMLButtonElement, text: string): void {
    this.dataset["word"] ??= button.textContent;
    button.textContent = text;
    announce(text);
    window.setTimeout(() => { button.textContent = this.dataset["word"] ?? ""; }, shownFor);
  }
}

customElements.define("copy-button", CopyButton);
