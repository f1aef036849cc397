import { renewKeys } from "./form-keys";
import { process } from "./htmx";
import { onKey } from "./keys";

/**
 * `<row-menu menu="template-id" item="…"><a href="details">…</a></row-menu>`: a press opens the menu of the row, made from the template
 * with `{item}` replaced. Without script, and with a modified click, the link leads to the details page, which has the same actions.
 */
class RowMenu extends HTMLElement {
  connectedCallback(): void {
    const opener = this.querySelector("a");
    opener?.setAttribute("role", "button");
    opener?.setAttribute("aria-haspopup", "menu");
    opener?.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.#open(opener);
    });
    if (!opener) return;
    onKey(opener, ({ key }) => {
      if (key !== " " && key !== "ArrowDown") return false;
      this.#open(opener);
      return true;
    });
  }

  #open(opener: HTMLElement): void {
    const template = document.getElementById(this.getAttribute("menu") ?? "");
    if (!(template instanceof HTMLTemplateElement)) return;
    this.querySelector("[popover]")?.remove();
    const menu = document.createElement("div");
    menu.className = "menu";
    menu.popover = "auto";
    menu.setAttribute("role", "menu");
    menu.append(template.content.cloneNode(true));
    this.#fill(menu);
    this.append(menu);
    process(menu);
    menu.addEventListener("toggle", (event) => {
      if (event.newState !== "closed") return;
      if (document.activeElement === document.body || menu.contains(document.activeElement)) opener.focus({ preventScroll: true });
      // A form in it may still wait for its answer.
      if (menu.querySelector(".htmx-request")) menu.addEventListener("htmx:finally:request", () => menu.remove());
      else menu.remove();
    });
    onKey(menu, (event) => this.#move(menu, event));
    menu.addEventListener("click", (event) => {
      if ((event.target as Element).closest("a, button"))
        window.setTimeout(() => {
          if (menu.isConnected) menu.hidePopover();
        });
    });
    menu.showPopover();
    this.#place(menu, opener.getBoundingClientRect());
    menu.querySelector<HTMLElement>(".menu-item")?.focus();
  }

  #fill(menu: HTMLElement): void {
    const item = this.getAttribute("item") ?? "";
    const leaveOut = new Set((this.getAttribute("without") ?? "").split(" "));
    for (const part of menu.querySelectorAll<HTMLElement>("*")) {
      if (leaveOut.has(part.dataset["if"] ?? " ")) part.remove();
      for (const attribute of part.attributes) {
        if (attribute.value.includes("{item}")) attribute.value = attribute.value.replaceAll("{item}", item);
      }
    }
    renewKeys(menu);
    for (const action of menu.querySelectorAll(".menu-item")) action.setAttribute("role", "menuitem");
  }

  #place(menu: HTMLElement, at: DOMRect): void {
    const { offsetWidth: width, offsetHeight: height } = menu;
    const below = at.bottom + 4 + height <= window.innerHeight;
    menu.style.inset = "auto";
    menu.style.left = `${Math.max(8, Math.min(at.right, window.innerWidth - 8) - width)}px`;
    menu.style.top = `${below ? at.bottom + 4 : Math.max(8, at.top - 4 - height)}px`;
  }

  #move(menu: HTMLElement, event: KeyboardEvent): boolean {
    const items = [...menu.querySelectorAll<HTMLElement>(".menu-item")];
    const here = items.indexOf(document.activeElement as HTMLElement);
    const next = { ArrowDown: here + 1, ArrowUp: here - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
    if (next === undefined) return false;
    items[next % items.length]?.focus();
    return true;
  }
}

customElements.define("row-menu", RowMenu);
