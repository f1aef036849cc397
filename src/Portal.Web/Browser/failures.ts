import { isForeign, kindOf, signInAddress, type HtmxContext } from "./answer-kind";
import { contactIsBack, whenContactIsBack } from "./contact";
import { showToast } from "./toast-message";

interface Context extends HtmxContext {
  status: string;
  request: { action: string; method: string };
}

/** What a message is about. One about the contact is over with the first answer, one about writing when something was written. */
type About = "contact" | "read" | "write";

const waiting = new WeakSet<Element>();
let isContactLost = false;

/**
 * Says so when a request of a page did not reach the server, or was answered by another one: a gateway's error, or a proxy's page to sign
 * in. Such an answer is not shown. What the portal itself answers, it says in its answer. Messages go when what they tell is over. What was
 * asked for and did not come is asked for again when the contact may be back: its element hears `try-again`.
 */
export function showFailures(): void {
  document.addEventListener("htmx:error", (event) => {
    const context = contextOf(event);
    if (context && !context.response && !isQuiet(event)) showToast("no-contact");
  });
  document.addEventListener("htmx:after:request", (event) => {
    const context = contextOf(event);
    if (!context || !isForeign(context)) return;
    event.preventDefault();
    if (isQuiet(event)) return;
    if (kindOf(context) === "signed-out") showToast("signed-out", signInAddress());
    else showToast("not-serving");
  });
  document.addEventListener("htmx:finally:request", (event) => {
    const context = contextOf(event);
    if (context) take(context);
  });
  // A page, or an answer, may itself say that a part could not be read.
  document.addEventListener("htmx:after:process", (event) => {
    for (const part of (event.target as Element).querySelectorAll(".failed")) askAgain(part.closest("[hx-get]"));
  });
}

function take(context: Context): void {
  const { sourceElement, status, request, response } = context;
  const isRead = request.method === "GET";
  const isUnanswered = !response && status.startsWith("error:") && !status.includes("AbortError");
  if (isUnanswered || (response && response.status >= 500)) {
    isContactLost ||= isUnanswered;
    mark(isUnanswered ? "contact" : isRead ? "read" : "write");
    if (isRead) askAgain(sourceElement);
  } else if (response && kindOf(context) === "done" && sourceElement.querySelector(".failed") === null) {
    dismiss(isRead ? ["contact", "read"] : ["contact", "read", "write"]);
    if (isContactLost) contactIsBack();
    isContactLost = false;
  }
}

/** The message that the failure has just brought. */
function mark(about: About): void {
  for (const toast of document.querySelectorAll<HTMLElement>("#toasts .toast-error:not([data-about])")) toast.dataset["about"] = about;
}

function dismiss(about: readonly About[]): void {
  for (const one of about) for (const toast of document.querySelectorAll(`#toasts .toast-error[data-about="${one}"]`)) toast.remove();
}

function askAgain(element: Element | null): void {
  if (element === null || waiting.has(element)) return;
  waiting.add(element);
  whenContactIsBack(() => {
    waiting.delete(element);
    if (element.isConnected) element.dispatchEvent(new CustomEvent("try-again"));
  });
}

function contextOf(event: Event): Context | undefined {
  return (event as CustomEvent<{ ctx?: Context }>).detail?.ctx;
}

function isQuiet(event: Event): boolean {
  return event.target instanceof Element && event.target.closest("[data-quiet]") !== null;
}
