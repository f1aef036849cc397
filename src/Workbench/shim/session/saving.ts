import type { Backend, SessionBody, SessionEdit } from "../server/backend";
import { parseContent } from "../content/content";
import type { UnansweredCreate } from "../drafts/draft";
import type { Environment } from "../browser/environment";
import type { Failure } from "../server/failure";
import { baseOf, sameMetadata, type Base, type Metadata, type Sent, type SessionState } from "./session-state";
import { excessOf, tooLargeText } from "../content/size";
import type { SessionMetadata } from "../server/wire";

type Text = Sent & { text: string };
interface Pending {
  key: string;
  sent: Text;
}

/** Sends the session to the server, and recognises its own work where an answer was lost. */
export class Saving {
  readonly #environment: Environment;
  readonly #backend: Backend;
  #unanswered: { baseVersion: number; sent: Sent }[] = [];
  #pending: Pending | null = null;
  #pendingSnapshot: { key: string; body: string } | null = null;

  constructor(environment: Environment, backend: Backend) {
    this.#environment = environment;
    this.#backend = backend;
  }

  /** Saves over the base. A refusal that is our own earlier save, its answer lost, is success, and what changed since goes on top. */
  async put(state: SessionState, sessionId: string, base: Base, sent: Sent): Promise<"saved" | Failure> {
    const tooLarge = whyTooLarge(sent.text);
    if (tooLarge !== null) return tooLarge;
    const result = await this.#backend.save(sessionId, base.version, editOf(sent, base));
    if (result.kind === "saved") return this.#confirm(state, sessionId, sent, result.metadata);
    if (result.kind === "offline" || result.kind === "unavailable") this.#unanswered.push({ baseVersion: base.version, sent });
    if (result.kind !== "conflict" || result.current === null) return result;
    const own = this.recognise(state, sessionId, base, result.current, sent);
    if (own === null) return result;
    if (own === sent || (own.stateHash === sent.stateHash && sameMetadata(own, sent))) return "saved";
    return this.put(state, sessionId, baseOf(result.current), sent.text === null ? { ...sent, hash: result.current.contentHash } : sent);
  }

  /** Whether a version that the server has is a save of ours whose answer was lost; the state then stands on it. */
  recognise(state: SessionState, sessionId: string, base: Base, current: SessionMetadata, last?: Sent): Sent | null {
    const tried = this.#unanswered.filter((one) => one.baseVersion === base.version).map((one) => one.sent);
    const own = [...(last === undefined ? [] : [last]), ...tried].find(
      (sent) => current.version === base.version + 1 && current.contentHash === sent.hash && sameMetadata(current, sent),
    );
    if (own === undefined) return null;
    this.#unanswered = [];
    state.saved(own, sessionId, baseOf(current));
    return own;
  }

  /**
   * Makes a new session of the work and moves to it. A try whose answer was lost is repeated as it was, so that no second session is
   * made; what the user wants now is then saved on top.
   * @param keep Brings the draft up to date, which knows of the try: a tab that takes the work over repeats it, too.
   */
  async create(state: SessionState, wanted: Metadata, keep: () => Promise<void>): Promise<"saved" | Failure> {
    const before = state.metadata;
    const sent = state.toCopy(wanted);
    const stored = whyTooLarge(sent.text) ?? (await this.#createOnce(state, sent, keep));
    if ("kind" in stored) return stored;
    if (sameMetadata(state.metadata, before)) state.metadata = wanted;
    const { sessionId, base } = state;
    const isEarlier = stored.stateHash !== sent.stateHash || !sameMetadata(stored, wanted);
    return sessionId !== null && base !== null && isEarlier ? this.put(state, sessionId, base, state.toSave(base, false)) : "saved";
  }

  /** Makes a snapshot of the work; the session stays as it is. */
  async snapshot(state: SessionState, metadata: Metadata): Promise<{ kind: "created"; id: string } | Failure> {
    const sent = state.toCopy(metadata);
    const tooLarge = whyTooLarge(sent.text);
    if (tooLarge !== null) return tooLarge;
    const body = { ...bodyOf(sent), sourceSessionId: state.sessionId };
    const text = JSON.stringify(body);
    const key = this.#pendingSnapshot?.body === text ? this.#pendingSnapshot.key : this.#environment.newId();
    this.#pendingSnapshot = { key, body: text };
    const result = await this.#backend.createSnapshot(body, key);
    if (result.kind !== "offline" && result.kind !== "unavailable") this.#pendingSnapshot = null;
    return result;
  }

  async #createOnce(state: SessionState, wanted: Text, keep: () => Promise<void>): Promise<Failure | Text> {
    const pending = this.#pending ?? repeated(state.unansweredCreate, wanted) ?? { key: this.#environment.newId(), sent: wanted };
    this.#pending = pending;
    const {
      key,
      sent: { title, description, hash },
    } = pending;
    state.unansweredCreate = { key, title, description, hash };
    await keep();
    const result = await this.#backend.createSession(bodyOf(pending.sent), key);
    if (result.kind === "offline" || result.kind === "unavailable") return result;
    this.#pending = null;
    state.unansweredCreate = null;
    if (result.kind !== "created") return result;
    state.saved(pending.sent, result.id, await this.#firstBase(result.id, pending.sent));
    state.newest = null;
    return pending.sent;
  }

  #confirm(state: SessionState, sessionId: string, sent: Sent, answer: SessionMetadata): "saved" | Failure {
    if (answer.contentHash !== sent.hash) {
      return {
        kind: "unavailable",
        message: "The server did not store what was sent. Your work is kept here. Try again.",
        retryAfterMs: null,
      };
    }
    this.#unanswered = [];
    state.saved(sent, sessionId, baseOf(answer));
    return "saved";
  }

  /** The answer to a new session is its id alone; its first version is 1, and the server's time is asked for. */
  async #firstBase(id: string, sent: Text): Promise<Base> {
    const looked = await this.#backend.look(id, null);
    if (looked.kind === "metadata" && looked.metadata.version === 1) return baseOf(looked.metadata);
    return { version: 1, contentHash: sent.hash, savedAt: null, title: sent.title, description: sent.description };
  }
}

/** The try that the draft tells of, where the work still has the content that it carried. */
function repeated(earlier: UnansweredCreate | null, wanted: Text): Pending | null {
  if (earlier === null || earlier.hash !== wanted.hash) return null;
  const { key, title, description } = earlier;
  return { key, sent: { ...wanted, title, description } };
}

function bodyOf({ title, description, text }: Text): SessionBody {
  return { title, description, content: text };
}

function editOf(sent: Sent, base: Metadata): SessionEdit {
  return {
    ...(sent.title === base.title ? {} : { title: sent.title }),
    ...((sent.description ?? "") === (base.description ?? "") ? {} : { description: sent.description ?? "" }),
    ...(sent.text === null ? {} : { content: sent.text }),
  };
}

function whyTooLarge(text: string | null): Failure | null {
  const excess = text === null ? null : excessOf(text);
  if (text === null || excess === null) return null;
  const parsed = parseContent(text);
  const message = tooLargeText(excess.actual, "content" in parsed ? parsed.content.dashboards : [], excess.limit);
  return { kind: "too-large", message, actual: excess.actual, allowed: excess.allowed };
}
