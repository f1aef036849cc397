/**
 * `<modal-dialog><dialog>…</dialog></modal-dialog>`: opens when it comes into the page, goes when it is closed, and gives the focus back to
 * what had it before. `[data-close]` inside closes it. Without script the server shows the same words as a page.
 */
class ModalDialog extends HTMLElement {
  #opener: Element | null = null;

  connectedCallback(): void {
    const dialog = this.querySelector("dialog");
    if (!dialog || dialog.open) return;
    this.#opener = document.activeElement;
    dialog.addEventListener("close", () => this.#leave());
    dialog.addEventListener("click", (event) => {
      if ((event.target as Element).closest("[data-close]")) {
        event.preventDefault();
        dialog.close();
      }
    });
    dialog.showModal();
  }

  disconnectedCallback(): void {
    this.#giveBack();
  }

  #leave(): void {
    this.remove();
  }

  #giveBack(): void {
    if (this.#opener instanceof HTMLElement && this.#opener.isConnected && document.activeElement === document.body) this.#opener.focus();
  }
}

customElements.define("modal-dialog", ModalDialog);
