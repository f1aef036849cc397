interface Htmx {
  process(element: Element): void;
}

/** Has htmx attend to markup that a script put into the page. */
export function process(element: Element): void {
  (globalThis as { htmx?: Htmx }).htmx?.process(element);
}
