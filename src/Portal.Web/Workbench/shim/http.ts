import { backOff } from "./back-off";
import type { Environment } from "./environment";
import { failureOf, noContact, type Failure } from "./failure";

/** A call of the API. */
export interface Call {
  method: "GET" | "POST" | "PUT";
  url: string;
  headers?: Record<string, string>;
  body?: string | Blob;
  /** Whether a call without a usable answer is made again at once: only for calls that may be done twice. */
  isRepeatable: boolean;
}

/** 2xx or 304. `body` is the parsed JSON, undefined where there is none. */
export interface Answer {
  kind: "answer";
  status: number;
  body: unknown;
}

const tries = 3;
const firstWait = 500;
const longestWait = 5_000;
const patience = 60_000;

/** Sends calls, never from a cache, and gives an answer or a failure with a text; never throws. */
export class Http {
  readonly #environment: Environment;
  readonly #userId: string;

  constructor(environment: Environment, userId: string) {
    this.#environment = environment;
    this.#userId = userId;
  }

  async send(call: Call): Promise<Answer | Failure> {
    for (let done = 1; ; done++) {
      const reply = await this.#once(call);
      const mayHelp = reply.kind === "unavailable" || (reply.kind === "offline" && this.#environment.isOnline());
      if (!mayHelp || !call.isRepeatable || done === tries) return reply;
      const asked = reply.kind === "unavailable" ? reply.retryAfterMs : null;
      if (asked !== null && asked > longestWait) return reply;
      await this.#pause(asked ?? backOff(done, firstWait, longestWait, this.#environment.random));
    }
  }

  async #once(call: Call): Promise<Answer | Failure> {
    const abort = new AbortController();
    const stop = this.#environment.clock.after(patience, () => abort.abort());
    try {
      const response = await this.#environment.fetch(call.url, this.#requestOf(call, abort.signal));
      // A proxy that leads to its own sign-in page.
      if (response.type === "opaqueredirect") return failureOf(401, response.headers, undefined);
      const body = parse(await response.text());
      const { status, headers } = response;
      return response.ok || status === 304 ? { kind: "answer", status, body } : failureOf(status, headers, body);
    } catch {
      return noContact(this.#environment.isOnline());
    } finally {
      stop();
    }
  }

  #requestOf(call: Call, signal: AbortSignal): RequestInit {
    const headers: Record<string, string> = { Accept: "application/json", "X-Portal-User": this.#userId, ...call.headers };
    const request: RequestInit = { method: call.method, headers, credentials: "same-origin", cache: "no-store", redirect: "manual", signal };
    if (call.body === undefined) return request;
    headers["Content-Type"] = "application/json";
    return { ...request, body: call.body };
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => void this.#environment.clock.after(ms, resolve));
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
