import { renewKeys } from "./form-keys";

interface Context {
  sourceElement: Element;
  request: { method: string; form?: HTMLFormElement | null; submitter?: HTMLElement | null };
  response?: { status: number };
}

// The server makes one thing of a form that is sent twice. This only spares it the second, and gives a reader who stopped the page another
// try.
const plainFormWaits = 10_000;

const underWay = new WeakSet<Element>();

/**
 * Holds off a repeated press while what the first one writes is under way, for every form that posts, with htmx and without. After an
 * answer that says that it was done, the form has another key: pressed again, it is meant again.
 */
export function guardWrites(): void {
  document.addEventListener("htmx:config:request", (event) => {
    const context = contextOf(event);
    if (context.request.method === "GET") return;
    if (!begin(holderOf(context), context.request.submitter ?? context.sourceElement)) event.preventDefault();
  });
  document.addEventListener("htmx:finally:request", (event) => {
    const context = contextOf(event);
    if (context.request.method === "GET") return;
    end(holderOf(context), context.request.submitter ?? context.sourceElement);
    if (isDone(context)) renewKeys(holderOf(context));
  });
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    const method = event.submitter?.getAttribute("formmethod") ?? form.method;
    if (event.defaultPrevented || method !== "post") return;
    if (!begin(form, event.submitter)) event.preventDefault();
    else
      window.setTimeout(() => {
        end(form, event.submitter);
      }, plainFormWaits);
  });
  // A page that comes back from the browser's memory has been answered.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const form of document.forms) end(form, form.querySelector("[aria-disabled]"));
    renewKeys(document);
  });
}

function begin(holder: Element, pressed: Element | null): boolean {
  if (underWay.has(holder)) return false;
  underWay.add(holder);
  // Not disabled: that would take the focus away.
  if (pressed?.matches("button")) pressed.setAttribute("aria-disabled", "true");
  return true;
}

function end(holder: Element, pressed: Element | null): void {
  underWay.delete(holder);
  pressed?.removeAttribute("aria-disabled");
}

function contextOf(event: Event): Context {
  return (event as CustomEvent<{ ctx: Context }>).detail.ctx;
}

function holderOf({ sourceElement, request }: Context): Element {
  return request.form ?? sourceElement;
}

function isDone({ response }: Context): boolean {
  return response !== undefined && response.status < 400;
}
