import { isObject } from "../content/content";
import type { Sparklines } from "../content/content-source";
import type { Environment } from "../browser/environment";
import { notUnderstood, type Failure } from "./failure";
import { Http, type Answer, type Call } from "./http";
import { isWellFormedId } from "./ids";
import { directWork, type BodyFields } from "../browser/text-work";
import { readSessionMetadata, readSnapshotMetadata, readWithContent, type SessionMetadata, type SnapshotMetadata } from "./wire";

/** Where the server is, and for whom the page acts. */
export interface BackendOptions {
  /** With the path base: `/api/persistence`. */
  apiBase: string;
  /** With the path base: `/alive`. */
  aliveUrl: string;
  userId: string;
}

/** What a session is made of when it is sent. Title and description by {@link normalizeText}. */
export interface SessionBody {
  title: string;
  description: string | null;
  content: string;
  sparklines?: Sparklines;
}

/** What of a session is to change; what is absent stays. An empty description clears it. */
export interface SessionEdit {
  title?: string;
  description?: string;
  content?: string;
  /** Belongs to the content. */
  sparklines?: Sparklines;
}

/** What a snapshot is made of, and the session it comes from. */
export interface SnapshotBody extends SessionBody {
  sourceSessionId: string | null;
}

/** Content as it is stored, byte for byte. */
export interface Stored<M> {
  kind: "found";
  metadata: M;
  content: string;
}

export type Created = { kind: "created"; id: string };
export type Saved = { kind: "saved"; metadata: SessionMetadata };
export type Looked = { kind: "metadata"; metadata: SessionMetadata } | { kind: "unchanged" };
export type Contact = "reachable" | "device-offline" | "server-unreachable";

/** The portal's API in typed results. Reads, and posts under a key, are tried again by themselves; a save is not. */
export class Backend {
  readonly #http: Http;
  readonly #environment: Environment;
  readonly #options: BackendOptions;

  constructor(environment: Environment, options: BackendOptions) {
    this.#environment = environment;
    this.#options = options;
    this.#http = new Http(environment, options.userId);
  }

  /** Whose work the page does. */
  get userId(): string {
    return this.#options.userId;
  }

  /** A session with its content. */
  session(id: string): Promise<Stored<SessionMetadata> | Failure> {
    return this.#read("sessions", id, "", readSessionMetadata);
  }

  /** A version that a later save replaced; a version that is no longer kept is gone. */
  sessionVersion(id: string, version: number): Promise<Stored<SessionMetadata> | Failure> {
    return this.#read("sessions", id, `/versions/${version}`, readSessionMetadata);
  }

  /**
   * A snapshot with its content. Counts as a visit.
   * @param key One for each opening, so that a retry is the same visit.
   */
  snapshot(id: string, key: string): Promise<Stored<SnapshotMetadata> | Failure> {
    return this.#read("snapshots", id, "", readSnapshotMetadata, { "Idempotency-Key": key });
  }

  /** A session's metadata, or "unchanged" while the server still has the known version. Not tried again: looking is repeated anyway. */
  async look(id: string, knownVersion: number | null): Promise<Looked | Failure> {
    if (!isWellFormedId(id)) return malformed();
    const headers: Record<string, string> = knownVersion === null ? {} : { "If-None-Match": `"${knownVersion}"` };
    const answer = await this.#http.send({ method: "GET", url: this.#url(`sessions/metadata/${id}`), headers });
    if (answer.kind !== "answer") return answer;
    if (answer.status === 304) return { kind: "unchanged" };
    const metadata = readSessionMetadata(answer.body);
    return metadata === null ? notUnderstood() : { kind: "metadata", metadata };
  }

  /** Saves over the version that the work is based on, and over no other. */
  async save(id: string, baseVersion: number, edit: SessionEdit): Promise<Saved | Failure> {
    if (!isWellFormedId(id)) return malformed();
    const answer = await this.#http.send({
      method: "PUT",
      url: this.#url(`sessions/${id}`),
      headers: { "If-Match": `"${baseVersion}"` },
      body: await this.#body({ ...edit }),
    });
    if (answer.kind !== "answer") return answer;
    const stored = readWithContent(answer.body, readSessionMetadata);
    return stored === null ? notUnderstood() : { kind: "saved", metadata: stored.metadata };
  }

  /** Makes a session. @param key The same for every try of the same body, so that one session is made. */
  createSession(body: SessionBody, key: string): Promise<Created | Failure> {
    return this.#create("sessions", { ...body }, key);
  }

  /** Makes a snapshot. @param key The same for every try of the same body. */
  createSnapshot(body: SnapshotBody, key: string): Promise<Created | Failure> {
    const { sourceSessionId, ...rest } = body;
    return this.#create("snapshots", sourceSessionId === null ? rest : { ...body }, key);
  }

  /** The user's sessions that were changed last, the newest first. */
  async recentSessions(): Promise<SessionMetadata[] | Failure> {
    const answer = await this.#http.sendAgain({
      method: "GET",
      url: this.#url("sessions?sort_by=metadata.updated_at&sort_direction=desc"),
    });
    if (answer.kind !== "answer") return answer;
    if (!isObject(answer.body) || !Array.isArray(answer.body["items"])) return notUnderstood();
    return answer.body["items"].map(readSessionMetadata).filter((session) => session !== null);
  }

  /** The user's own snapshot of exactly this content, among the newest three hundred; null where there is none, or no answer. */
  async findOwnSnapshot(contentHash: string): Promise<SnapshotMetadata | null> {
    let cursor = "";
    for (let page = 0; page < 3; page++) {
      const url = this.#url(`snapshots?page_size=100&cursor=${encodeURIComponent(cursor)}`);
      const answer = await this.#http.sendAgain({ method: "GET", url });
      if (answer.kind !== "answer" || !isObject(answer.body) || !Array.isArray(answer.body["items"])) return null;
      const known = answer.body["items"].map(readSnapshotMetadata).find((snapshot) => snapshot?.contentHash === contentHash);
      if (known) return known;
      const { pageToken } = answer.body;
      if (typeof pageToken !== "string") return null;
      cursor = pageToken;
    }
    return null;
  }

  /** What the trouble is, for the dialog about a failure: the device, the server, or neither. */
  async checkContact(): Promise<Contact> {
    if (!this.#environment.isOnline()) return "device-offline";
    const answer = await this.#http.send({ method: "GET", url: this.#options.aliveUrl });
    return answer.kind === "answer" ? "reachable" : "server-unreachable";
  }

  /** Whether the server knows the page's user, and no other. */
  async isSignedIn(): Promise<boolean> {
    const answer = await this.#http.send({ method: "GET", url: this.#url("sessions?page_size=1") });
    return answer.kind === "answer";
  }

  async #read<M>(
    kind: string,
    id: string,
    rest: string,
    readMetadata: (value: unknown) => M | null,
    headers: Record<string, string> = {},
  ): Promise<Stored<M> | Failure> {
    if (!isWellFormedId(id)) return malformed();
    const answer = await this.#http.sendAgain({ method: "GET", url: this.#url(`${kind}/${id}${rest}`), headers });
    if (answer.kind !== "answer") return answer;
    const found = readWithContent(answer.body, readMetadata);
    return found === null ? notUnderstood() : { kind: "found", ...found };
  }

  async #create(kind: string, fields: BodyFields, key: string): Promise<Created | Failure> {
    const body = await this.#body(fields);
    const call: Call = { method: "POST", url: this.#url(kind), headers: { "Idempotency-Key": key }, body };
    const answer: Answer | Failure = await this.#http.sendAgain(call);
    if (answer.kind !== "answer") return answer;
    return typeof answer.body === "string" && isWellFormedId(answer.body) ? { kind: "created", id: answer.body } : notUnderstood();
  }

  #body(fields: BodyFields): Promise<string | Blob> {
    return (this.#environment.work ?? directWork).body(fields);
  }

  #url(path: string): string {
    return `${this.#options.apiBase}/${path}`;
  }
}

function malformed(): Failure {
  return { kind: "gone", cause: null };
}
