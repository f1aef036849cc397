/** What became of a request of the page. */
export type AnswerKind = "done" | "signed-out" | "forbidden" | "gone" | "too-many" | "not-serving" | "refused" | "offline" | "no-contact";

/** A request of htmx, as its events give it. */
export interface HtmxContext {
  sourceElement: Element;
  request: { action: string };
  response?: { status: number; raw: Response };
}

/** What the answer says; without one, where the trouble is. */
export function kindOf({ response, request }: HtmxContext): AnswerKind {
  if (!response) return navigator.onLine ? "no-contact" : "offline";
  const { status, raw } = response;
  // Who does not know the reader any more leads to a sign-in page: of the portal, or of a proxy in front of it.
  if (status === 401 || (raw.redirected && pathOf(raw.url) !== pathOf(request.action))) return "signed-out";
  if (status < 400) return "done";
  if (status === 403) return "forbidden";
  if (status === 404 || status === 410) return "gone";
  if (status === 429) return "too-many";
  return status >= 500 ? "not-serving" : "refused";
}

/** Whether an error, or a page to sign in, is another server's: nothing of it belongs into this page. The portal says where its own go. */
export function isForeign(context: HtmxContext): boolean {
  const { response } = context;
  if (!response) return false;
  if (kindOf(context) === "signed-out" && response.status < 400) return true;
  return response.status >= 400 && response.status !== 422 && !response.raw.headers.has("HX-Retarget");
}

/** Milliseconds after which another try is wanted; null where the answer does not say. */
export function retryAfterOf({ response }: HtmxContext): number | null {
  const seconds = Number(response?.raw.headers.get("Retry-After") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
}

/** Where one signs in, and comes back from. */
export function signInAddress(): string {
  const base = document.documentElement.dataset["base"] ?? "";
  return `${base}/sign-in?returnUrl=${encodeURIComponent(location.pathname + location.search)}`;
}

function pathOf(address: string): string {
  return new URL(address, location.href).pathname.replace(/\/$/, "").toLowerCase();
}
