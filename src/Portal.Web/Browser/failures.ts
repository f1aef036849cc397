import { showToast } from "./toast-message";

/** Says so when a request of a page did not reach the server; what the server itself answers, it says in its answer. */
export function showFailures(): void {
  document.addEventListener("htmx:error", (event) => {
    const context = (event as CustomEvent<{ ctx?: { response?: unknown } }>).detail?.ctx;
    const isQuiet = event.target instanceof Element && event.target.closest("[data-quiet]");
    if (context && !context.response && !isQuiet) showToast("no-contact");
  });
}
