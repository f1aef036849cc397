import { onKey } from "../../Portal.Web/Browser/keys";
import { element, icon } from "../framework/elements";

export interface MenuItem {
  readonly words: string;
  readonly icon: string;
  readonly act: () => void;
  /** The key that does the same, shown at the right. */
  readonly key?: string;
  readonly disabled?: boolean;
  /** Stands last, after a line. */
  readonly danger?: boolean;
}

/** Opens a menu below a button. Arrow keys, Home and End move in it; Escape closes it and returns to the button. */
export function openMenu(opener: HTMLElement, name: string, items: readonly MenuItem[]): void {
  const menu = element(
    "div",
    { "class": "menu workbench-menu", "role": "menu", "popover": "auto", "aria-label": name },
    ...items.map((item) => itemOf(item, close)),
  );
  function close(): void {
    menu.hidePopover();
  }
  opener.after(menu);
  opener.setAttribute("aria-expanded", "true");
  onKey(menu, (event) => step(menu, event));
  menu.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    const hadFocus = menu.contains(document.activeElement) || document.activeElement === document.body;
    menu.remove();
    opener.setAttribute("aria-expanded", "false");
    if (hadFocus && opener.isConnected) opener.focus();
  });
  menu.showPopover();
  putBelow(menu, opener);
  buttons(menu)[0]?.focus();
}

/** Puts a popover below its opener, inside the window. */
export function putBelow(popover: HTMLElement, opener: HTMLElement): void {
  const at = opener.getBoundingClientRect();
  const { width, height } = popover.getBoundingClientRect();
  const below = at.bottom + 4 + height <= innerHeight;
  popover.style.inset = "auto";
  popover.style.left = `${Math.max(8, Math.min(at.right - width, innerWidth - width - 8))}px`;
  popover.style.top = `${below ? at.bottom + 4 : Math.max(8, at.top - height - 4)}px`;
}

function itemOf(item: MenuItem, close: () => void): HTMLElement {
  const made = element(
    "button",
    {
      "type": "button",
      "role": "menuitem",
      "tabindex": "-1",
      "aria-disabled": item.disabled ? "true" : false,
      "class": item.danger ? "menu-item menu-item-danger" : "menu-item",
    },
    icon(item.icon),
    item.words,
    ...(item.key ? [element("kbd", { class: "menu-key" }, item.key)] : []),
  );
  made.addEventListener("click", () => {
    if (item.disabled) return;
    close();
    item.act();
  });
  return made;
}

function buttons(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];
}

function step(menu: HTMLElement, event: KeyboardEvent): boolean {
  const all = buttons(menu);
  const at = all.indexOf(document.activeElement as HTMLElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
  if (event.key === "Tab") menu.hidePopover();
  if (next === undefined) return false;
  all[next % all.length]?.focus();
  return true;
}
