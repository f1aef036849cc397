import { fakeHash } from "./browser";

interface StoredVersion {
  title: string;
  description: string | null;
  content: string;
  contentHash: string;
  version: number;
  updatedAt: string;
}
interface Made {
  body: string;
  id: string;
}

/** A call as the server saw it. */
export interface Seen {
  method: string;
  path: string;
  headers: Headers;
  body: Record<string, unknown> | undefined;
  raw: string;
}

type Fault = (seen: Seen, answer: () => Response) => Response | Promise<Response> | undefined;

/** The portal's API in memory: versions, If-Match, If-None-Match, idempotency keys. Its clock is not the browser's. */
export class FakeServer {
  readonly sessions = new Map<string, StoredVersion[]>();
  readonly snapshots = new Map<string, { title: string; content: string; sourceSessionId: unknown }>();
  readonly seen: Seen[] = [];
  readonly #made = new Map<string, Made>();
  userId = "ann";
  isSignedIn = true;
  /** Stands before every call; what it returns is the answer, undefined lets the call through. */
  fault: Fault | null = null;
  #ids = 0;
  #time = Date.UTC(2030, 5, 1);

  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const raw = typeof init.body === "string" ? init.body : "";
    const path = url.replace("/api/persistence", "");
    const seen: Seen = {
      method: init.method ?? "GET",
      path,
      headers: new Headers(init.headers),
      raw,
      body: raw === "" ? undefined : (JSON.parse(raw) as Record<string, unknown>),
    };
    this.seen.push(seen);
    await Promise.resolve();
    const answer = (): Response => this.#answer(seen);
    return this.fault?.(seen, answer) ?? answer();
  };

  add(content: string, title = "Drogon", description: string | null = null): string {
    const id = `server${String(++this.#ids).padStart(6, "0")}`;
    this.sessions.set(id, []);
    this.#store(id, { title, description, content });
    return id;
  }

  /** A save by somebody else. */
  change(id: string, change: { title?: string; content?: string }): void {
    const { title, description, content } = this.current(id);
    this.#store(id, { title, description, content, ...change });
  }

  current(id: string): StoredVersion {
    return this.sessions.get(id)!.at(-1)!;
  }

  count(method: string): number {
    return this.seen.filter((seen) => seen.method === method).length;
  }

  /** Answers of the given kind of call wait until `release`. Requests are handled when they are released. */
  hold(method: string): () => void {
    let release = (): void => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    this.fault = (seen, answer) => (seen.method === method ? released.then(answer) : undefined);
    return () => {
      this.fault = null;
      release();
    };
  }

  /** The next call of this kind is done, but its answer never arrives. */
  loseAnswer(method: string): void {
    this.fault = (seen, answer) => {
      if (seen.method !== method) return undefined;
      this.fault = null;
      answer();
      return Promise.reject(new TypeError("Failed to fetch"));
    };
  }

  /** Calls of this kind are done, but their answers never arrive. */
  loseAnswers(method: string): void {
    this.fault = (seen, answer) => (seen.method === method ? (answer(), Promise.reject(new TypeError("Failed to fetch"))) : undefined);
  }

  /** Every call of this kind fails on its way. */
  breakLine(method?: string): void {
    this.fault = (seen) => (method === undefined || seen.method === method ? Promise.reject(new TypeError("Failed to fetch")) : undefined);
  }

  #store(id: string, edit: { title: string; description: string | null; content: string }): StoredVersion {
    const versions = this.sessions.get(id)!;
    const stored = {
      ...edit,
      contentHash: fakeHash(edit.content),
      version: versions.length + 1,
      updatedAt: new Date((this.#time += 60_000)).toISOString(),
    };
    versions.push(stored);
    return stored;
  }

  #answer(seen: Seen): Response {
    if (!this.isSignedIn || seen.headers.get("X-Portal-User") !== this.userId) return problem(401, "You are not signed in.");
    const [, kind, one, two, three] = seen.path.split("/");
    if (seen.method === "POST") return this.#post(kind!, seen);
    if (kind === "alive") return json(200, "alive");
    if (kind === "snapshots") return this.#snapshot(one!);
    if (kind?.startsWith("sessions?") === true) return json(200, { items: [], pageToken: null });
    const id = one === "metadata" ? two! : one!;
    if (!this.sessions.has(id)) return problem(404, "This session does not exist, or it was deleted.");
    if (seen.method === "PUT") return this.#put(id, seen);
    if (two === "versions") return json(200, this.#full(id, this.sessions.get(id)![Number(three) - 1]!));
    const current = this.current(id);
    if (seen.headers.get("If-None-Match") === `"${current.version}"`) return new Response(null, { status: 304 });
    return json(200, one === "metadata" ? this.#metadata(id, current) : this.#full(id, current));
  }

  #post(kind: string, seen: Seen): Response {
    const key = `${kind} ${seen.headers.get("Idempotency-Key") ?? ""}`;
    const known = this.#made.get(key);
    if (known !== undefined)
      return known.body === seen.raw ? json(200, known.id) : problem(422, "1 validation error: Idempotency-Key: was used for another body");
    const body = seen.body as { title: string; description: string | null; content: string; sourceSessionId?: unknown };
    const id = kind === "sessions" ? this.add(body.content, body.title, body.description) : `snap${String(++this.#ids).padStart(8, "0")}`;
    if (kind === "snapshots") this.snapshots.set(id, { title: body.title, content: body.content, sourceSessionId: body.sourceSessionId });
    this.#made.set(key, { body: seen.raw, id });
    return json(200, id);
  }

  #put(id: string, seen: Seen): Response {
    const current = this.current(id);
    if (seen.headers.get("If-Match") !== `"${current.version}"`)
      return problem(412, "The session was changed meanwhile.", { current: this.#metadata(id, current) });
    const { title, description, content } = current;
    return json(200, this.#full(id, this.#store(id, { title, description, content, ...seen.body })));
  }

  #snapshot(id: string): Response {
    const found = this.snapshots.get(id);
    if (found === undefined) return problem(404, "This snapshot does not exist.");
    const metadata = {
      id,
      ownerId: "bob",
      title: found.title,
      description: null,
      createdAt: "2030-06-01T00:00:00.000Z",
      contentHash: fakeHash(found.content),
    };
    return json(200, { metadata, content: found.content });
  }

  #metadata(id: string, { title, description, contentHash, version, updatedAt }: StoredVersion): Record<string, unknown> {
    return { id, ownerId: this.userId, title, description, createdAt: "2030-06-01T00:00:00.000Z", updatedAt, version, contentHash };
  }

  #full(id: string, stored: StoredVersion): Record<string, unknown> {
    return { metadata: this.#metadata(id, stored), content: stored.content };
  }
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });
}

export function problem(status: number, message: string, more: object = {}, headers: Record<string, string> = {}): Response {
  return json(status, { title: "", status, detail: message, error: { type: "SomeError", message }, ...more }, headers);
}
