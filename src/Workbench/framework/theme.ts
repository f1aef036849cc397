import { Media } from "../../Portal.Web/Browser/media";

/** Calls when the theme changes, by the system or by the reader, until the signal ends. */
export function onTheme(listener: () => void, signal?: AbortSignal): void {
  new Media("(prefers-color-scheme: dark)").onChange(listener, signal);
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  signal?.addEventListener("abort", () => observer.disconnect(), { once: true });
}

/** A colour of the theme shown, as a canvas wants it. A token holds light-dark(…); only as a used colour is it one of the two. */
export function used(colour: string): string {
  const probe = document.createElement("span");
  probe.hidden = true;
  probe.style.color = colour;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
