import { isForeign, kindOf, signInAddress, type HtmxContext } from "./answer-kind";
import { showToast } from "./toast-message";

/**
 * Says so when a request of a page did not reach the server, or was answered by another one: a gateway's error, or a proxy's page to sign in.
 * Such an answer is not shown. What the portal itself answers, it says in its answer.
 */
export function showFailures(): void {
  document.addEventListener("htmx:error", (event) => {
    const { ctx } = (event as CustomEvent<{ ctx?: HtmxContext }>).detail ?? {};
    if (ctx && !ctx.response && !isQuiet(event)) showToast("no-contact");
  });
  document.addEventListener("htmx:after:request", (event) => {
    const { ctx } = (event as CustomEvent<{ ctx: HtmxContext }>).detail;
    if (!isForeign(ctx)) return;
    event.preventDefault();
    if (isQuiet(event)) return;
    if (kindOf(ctx) === "signed-out") showToast("signed-out", signInAddress());
    else showToast("not-serving");
  });
}

function isQuiet(event: Event): boolean {
  return event.target instanceof Element && event.target.closest("[data-quiet]") !== null;
}
