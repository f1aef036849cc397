import { MAX_SNAPSHOT_TITLE_LENGTH, MAX_TITLE_LENGTH } from "../constants";
import type { Failure } from "../server/failure";
import type { SessionMetadata } from "../server/wire";
import type { ContentReader } from "./content-reader";
import { bodyOf, editOf, pictured, sizeProblem } from "./save-body";
import { captionProblem, normalizeCaption } from "./caption-rules";
import { isChanged, isCaptionChanged, ownSave, sameCaption, toCopy, toSave } from "./session-selectors";
import {
  baseOf,
  type Base,
  type Caption,
  type CreateTry,
  type SaveOutcome,
  type Sent,
  type SentWhole,
  type SessionState,
} from "./session-state";
import type { SessionStore } from "./session-store";
import type { WorkbenchContext } from "./workbench-context";

/** Sends the session to the server, and recognises its own work where an answer was lost. */
export class SessionSaver {
  readonly #store: SessionStore;
  readonly #reader: ContentReader;
  readonly #context: Pick<WorkbenchContext, "backend" | "environment" | "signIn" | "source">;

  constructor(
    store: SessionStore,
    reader: ContentReader,
    context: Pick<WorkbenchContext, "backend" | "environment" | "signIn" | "source">,
  ) {
    [this.#store, this.#reader, this.#context] = [store, reader, context];
  }

  /** Saves what changed over the base. @param isCaptionOnly Whether changes of the content stay as they are. */
  async save(isCaptionOnly: boolean): Promise<SaveOutcome> {
    const problem = await this.#problem(this.#store.state.caption, MAX_TITLE_LENGTH);
    if (problem !== null) return problem;
    const { state } = this.#store;
    const { sessionId, base, newest } = state;
    if (sessionId === null || base === null) return { kind: "needs-title" };
    if (!(isCaptionOnly ? isCaptionChanged(state) : isChanged(state))) {
      this.#store.send({ kind: "nothingToSave" });
      return { kind: "unchanged" };
    }
    this.#store.send({ kind: "saveStarted" });
    if (newest !== null) return this.#ended({ kind: "conflict", cause: null, current: newest }, null);
    const sent = pictured(toSave(state, isCaptionOnly), this.#context.source);
    let result = await this.#put(sessionId, base, sent);
    while (await this.#isSignedInAgain(result)) result = await this.#put(sessionId, this.#store.state.base ?? base, sent);
    return this.#ended(result, { isCaptionOnly });
  }

  /**
   * Makes a new session of the work and moves to it. A try whose answer was lost is repeated as it was, so that no second session is
   * made; what the user wants now is then saved on top.
   * @param keepDraft Brings the draft up to date, which knows of the try: a tab that takes the work over repeats it, too.
   */
  async create(asked: Caption, keepDraft: () => Promise<void>): Promise<SaveOutcome> {
    const wanted = normalizeCaption(asked);
    const problem = await this.#problem(wanted, MAX_TITLE_LENGTH);
    if (problem !== null) return problem;
    this.#store.send({ kind: "saveStarted" });
    let result = await this.#create(wanted, keepDraft);
    while (await this.#isSignedInAgain(result)) result = await this.#create(wanted, keepDraft);
    return this.#ended(result, null);
  }

  /** Makes a snapshot of the work; the session stays as it is. */
  async snapshot(asked: Caption): Promise<{ kind: "created"; id: string } | Failure> {
    const wanted = normalizeCaption(asked);
    const problem = await this.#problem(wanted, MAX_SNAPSHOT_TITLE_LENGTH);
    if (problem !== null) return problem;
    let result = await this.#snapshot(wanted);
    while (result.kind === "signed-out" && (await this.#context.signIn(result))) result = await this.#snapshot(wanted);
    return result;
  }

  /** Why nothing can be sent: the workbench cannot be read, or the title breaks a rule. Brings the state up to date. */
  async #problem(caption: Caption, longestTitle: number): Promise<Failure | null> {
    return (await this.#reader.capture()) ?? captionProblem(normalizeCaption(caption), longestTitle);
  }

  /** Saves over the base. A refusal that is our own earlier save, its answer lost, is success, and what changed since goes on top. */
  async #put(sessionId: string, base: Base, sent: Sent): Promise<"saved" | Failure> {
    const tooLarge = sizeProblem(sent.text);
    if (tooLarge !== null) return tooLarge;
    const result = await this.#context.backend.save(sessionId, base.version, editOf(sent, base));
    if (result.kind === "saved") return this.#confirm(sent, result.metadata);
    if (isUnanswered(result)) this.#store.send({ kind: "saveUnanswered", baseVersion: base.version, sent });
    if (result.kind !== "conflict" || result.current === null) return result;
    const own = ownSave(this.#store.state, result.current, sent);
    if (own === null) return result;
    const found = baseOf(result.current);
    this.#store.send({ kind: "stored", sent: own, base: found });
    if (own === sent || (own.stateHash === sent.stateHash && sameCaption(own, sent))) return "saved";
    return this.#put(sessionId, found, sent.text === null ? { ...sent, hash: found.contentHash } : sent);
  }

  async #create(wanted: Caption, keepDraft: () => Promise<void>): Promise<"saved" | Failure> {
    const { caption: before } = this.#store.state;
    const sent = pictured(toCopy(this.#store.state, wanted), this.#context.source);
    const tooLarge = sizeProblem(sent.text);
    if (tooLarge !== null) return tooLarge;
    const createTry = tryOf(this.#store.state, sent) ?? { ...sent, key: this.#context.environment.newId(), sent };
    this.#store.send({ kind: "createTried", createTry });
    await keepDraft();
    const result = await this.#context.backend.createSession(bodyOf(createTry.sent), createTry.key);
    if (isUnanswered(result)) return result;
    if (result.kind !== "created") {
      this.#store.send({ kind: "createRefused" });
      return result;
    }
    const { id: sessionId } = result;
    const base = await this.#firstBase(sessionId, createTry.sent);
    this.#store.send({ kind: "created", sessionId, base, sent: createTry.sent, wanted, before });
    const isEarlier = createTry.sent.stateHash !== sent.stateHash || !sameCaption(createTry.sent, wanted);
    return isEarlier ? this.#put(sessionId, base, pictured(toSave(this.#store.state, false), this.#context.source)) : "saved";
  }

  async #snapshot(wanted: Caption): Promise<{ kind: "created"; id: string } | Failure> {
    const { state } = this.#store;
    const sent = toCopy(state, wanted);
    const tooLarge = sizeProblem(sent.text);
    if (tooLarge !== null) return tooLarge;
    const whole = { ...bodyOf(sent), sourceSessionId: state.sessionId };
    const body = JSON.stringify(whole);
    // Repeated, it is the same to the last byte, whatever the modules show by now.
    const { sparklines = null } = pictured(sent, this.#context.source);
    const snapshotTry = state.snapshotTry?.body === body ? state.snapshotTry : { key: this.#context.environment.newId(), body, sparklines };
    this.#store.send({ kind: "snapshotTried", snapshotTry });
    const shown = snapshotTry.sparklines === null ? {} : { sparklines: snapshotTry.sparklines };
    const result = await this.#context.backend.createSnapshot({ ...whole, ...shown }, snapshotTry.key);
    if (!isUnanswered(result)) this.#store.send({ kind: "snapshotAnswered" });
    return result;
  }

  /** Whether the sign-in had expired, and the user has signed in again: the call is made once more. */
  async #isSignedInAgain(result: "saved" | Failure): Promise<boolean> {
    return result !== "saved" && result.kind === "signed-out" && (await this.#context.signIn(result));
  }

  #ended(result: "saved" | Failure, retry: { isCaptionOnly: boolean } | null): SaveOutcome {
    if (result === "saved") {
      this.#store.send({ kind: "saved" });
      return { kind: "saved" };
    }
    this.#store.send({ kind: "saveFailed", failure: result, at: this.#now(), retry });
    return result;
  }

  #confirm(sent: Sent, answer: SessionMetadata): "saved" | Failure {
    if (answer.contentHash !== sent.hash) {
      return { kind: "unavailable", cause: { kind: "not-stored" }, retryAfterMs: null };
    }
    this.#store.send({ kind: "stored", sent, base: baseOf(answer) });
    return "saved";
  }

  /** The answer to a new session is its id alone; its first version is 1, and the server's time is asked for. */
  async #firstBase(id: string, { hash, title, description }: SentWhole): Promise<Base> {
    const looked = await this.#context.backend.look(id, null);
    if (looked.kind === "metadata" && looked.metadata.version === 1) return baseOf(looked.metadata);
    return { version: 1, contentHash: hash, savedAt: null, title, description };
  }

  #now(): string {
    return new Date(this.#context.environment.clock.now()).toISOString();
  }
}

/** The try to repeat: this tab's, or the one that the draft tells of, where the work still has the content that it carried. */
function tryOf({ createTry }: SessionState, wanted: SentWhole): (CreateTry & { sent: SentWhole }) | null {
  if (createTry === null) return null;
  const { sent, title, description, hash, sparklines } = createTry;
  if (sent !== null) return { ...createTry, sent };
  const { text, stateHash } = wanted;
  return hash === wanted.hash
    ? { ...createTry, sent: { title, description, text, hash, stateHash, ...(sparklines && { sparklines }) } }
    : null;
}

function isUnanswered(result: { kind: string }): result is Extract<Failure, { kind: "offline" | "unavailable" }> {
  return result.kind === "offline" || result.kind === "unavailable";
}
