import { isKept } from "./cookie";
import { guardKeys, latinKey, onKey } from "./keys";

/**
 * Single keys: an element with `data-key="/"` is focused or pressed by that key. Off inside fields and dialogs, with a modifier, and for
 * readers who switched them off (cookie `keys=off`). What there is stands on the help page.
 */
export function listenForKeys(): void {
  guardKeys();
  onKey(document, (event) => {
    // Also of what is written in fields: it tells the layout.
    const key = latinKey(event);
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isKept("keys", "off")) return false;
    const target = event.target as HTMLElement;
    if (target.matches("input, textarea, select, [contenteditable]") || document.querySelector("dialog[open]")) return false;
    const named = [...document.querySelectorAll<HTMLElement>("[data-key]")].find((element) => element.dataset["key"] === key);
    if (!named) return false;
    if (named.matches("input")) named.focus();
    else named.click();
    return true;
  });
}
