/**
 * Single keys: an element with `data-key="/"` is focused or pressed by that key. Off inside fields and dialogs, with a modifier, and for
 * readers who switched them off (cookie `keys=off`). What there is stands on the help page.
 */
export function listenForKeys(): void {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || document.cookie.includes("keys=off")) return;
    const target = event.target as HTMLElement;
    if (target.matches("input, textarea, select, [contenteditable]") || document.querySelector("dialog[open]")) return;
    const named = [...document.querySelectorAll<HTMLElement>("[data-key]")].find((element) => element.dataset["key"] === event.key);
    if (!named) return;
    event.preventDefault();
    if (named.matches("input")) named.focus();
    else named.click();
  });
}
