import { backOff } from "./back-off";
import type { Environment } from "../browser/environment";
import { failureOf, noContact, type Failure } from "./failure";
import { ANSWER_PATIENCE_MS, inTime, SENDING_PATIENCE_MS } from "../browser/patience";

/** A call of the API. */
export interface Call {
  method: "GET" | "POST" | "PUT";
  url: string;
  headers?: Record<string, string>;
  body?: string | Blob;
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

/**
 * Sends calls, never from a cache, and gives an answer or a failure: never throws, nor waits for a server that keeps silent.
 */
export class Http {
  readonly #environment: Environment;
  readonly #userId: string;

  constructor(environment: Environment, userId: string) {
    this.#environment = environment;
    this.#userId = userId;
  }

  /** Sends a call once. */
  async send(call: Call): Promise<Answer | Failure> {
    const { clock, fetch, isOnline } = this.#environment;
    const abort = new AbortController();
    try {
      const patience = call.body === undefined ? ANSWER_PATIENCE_MS : SENDING_PATIENCE_MS;
      const response = await inTime(clock, patience, fetch(call.url, this.#requestOf(call, abort.signal)));
      // A proxy that leads to its own sign-in page.
      if (response.type === "opaqueredirect") return failureOf(401, response.headers, undefined);
      const body = parse(await this.#textOf(response));
      const { status, headers } = response;
      return response.ok || status === 304 ? { kind: "answer", status, body } : failureOf(status, headers, body);
    } catch (problem) {
      abort.abort();
      return noContact(isOnline(), problem instanceof DOMException && problem.name === "TimeoutError");
    }
  }

  /** Sends a call that may be done twice, again at once where no usable answer comes. */
  async sendAgain(call: Call): Promise<Answer | Failure> {
    for (let done = 1; ; done++) {
      const reply = await this.send(call);
      const mayHelp = reply.kind === "unavailable" || (reply.kind === "offline" && !reply.isDeviceOffline && !reply.isSilent);
      if (!mayHelp || done === tries) return reply;
      const asked = reply.kind === "unavailable" ? reply.retryAfterMs : null;
      if (asked !== null && asked > longestWait) return reply;
      await this.#pause(asked ?? backOff(done, firstWait, longestWait, this.#environment.random));
    }
  }

  /** The body as it comes: slow is well, silent is not. */
  async #textOf(response: Response): Promise<string> {
    if (response.body === null) return "";
    const [reader, decoder] = [response.body.getReader(), new TextDecoder()];
    for (let text = ""; ;) {
      const { done, value } = await inTime(this.#environment.clock, ANSWER_PATIENCE_MS, reader.read());
      if (done) return text + decoder.decode();
      text += decoder.decode(value, { stream: true });
    }
  }

  #requestOf(call: Call, signal: AbortSignal): RequestInit {
    const headers: Record<string, string> = { "Accept": "application/json", "X-Portal-User": this.#userId, ...call.headers };
    const request: RequestInit = {
      method: call.method,
      headers,
      credentials: "same-origin",
      cache: "no-store",
      redirect: "manual",
      signal,
    };
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
