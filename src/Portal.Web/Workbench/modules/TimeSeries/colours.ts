/** Colours of the theme shown, as the canvas wants them: resolved, with the chart's own opacities. */
export interface Colours {
  readonly first: Series;
  readonly second: Series;
  readonly measured: string;
  readonly ground: string;
  readonly text: string;
  readonly grid: string;
  readonly base: string;
}

interface Series {
  readonly line: string;
  readonly thin: string;
  readonly band: string;
}

export function coloursAt(host: HTMLElement): Colours {
  const probe = document.createElement("span");
  probe.hidden = true;
  host.append(probe);
  // A token holds light-dark(…); only as a used colour is it one of the two.
  const resolve = (colour: string): string => {
    probe.style.color = colour;
    return getComputedStyle(probe).color;
  };
  const series = (token: string): Series => ({
    line: resolve(`var(${token})`),
    thin: resolve(`color-mix(in srgb, var(${token}) 38%, transparent)`),
    band: resolve(`color-mix(in srgb, var(${token}) 16%, transparent)`),
  });
  const colours = {
    first: series("--series-1"), second: series("--series-3"), measured: resolve("var(--series-2)"), ground: resolve("var(--surface)"),
    text: resolve("var(--text-2)"), grid: resolve("var(--chart-grid)"), base: resolve("var(--border-field)"),
  };
  probe.remove();
  return colours;
}

/** Calls when the theme changes, by the system or by the reader, until the signal ends. */
export function onTheme(listener: () => void, signal: AbortSignal): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", listener, { signal });
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  signal.addEventListener("abort", () => observer.disconnect(), { once: true });
}
