import type { Draft, StorageState } from "./draft";
import { holdDraft } from "./draft-lock";
import type { Environment } from "../browser/environment";
import type { LocalDrafts } from "./local-drafts";
import type { SessionState } from "../session/session-state";

/** A draft whose lock this tab has. */
export interface OwnDraft {
  draft: Draft;
  release: () => void;
}

/** Writes and removes the one draft of the work in this tab, and holds its lock. */
export class DraftKeeper {
  readonly #environment: Environment;
  readonly #drafts: LocalDrafts;
  readonly #userId: string;
  readonly #tabId: string;
  readonly #draftId: string;
  #seq = 0;
  readonly #lock: Promise<(() => void) | null>;
  #written = "";
  #baseVersion: number | null = null;
  /** When the draft was last written, ISO 8601 by this device's clock; null while there is none. */
  keptAt: string | null;
  /** Whether the last write found room. */
  storage: StorageState = "working";

  /** @param own The draft that the work comes from; without it, a draft begins with the first write. */
  constructor(environment: Environment, drafts: LocalDrafts, userId: string, own: OwnDraft | null, draftId: string = environment.newId()) {
    this.#environment = environment;
    this.#drafts = drafts;
    this.#userId = userId;
    this.#tabId = environment.newId();
    this.#draftId = own?.draft.draftId ?? draftId;
    this.#seq = own?.draft.seq ?? 0;
    this.keptAt = own?.draft.savedAt ?? null;
    this.#lock = own === null ? holdDraft(environment, this.#draftId) : Promise.resolve(own.release);
  }

  /** Whether the drafts lie in one place only, because the browser's database does not answer. */
  get hasOneLayer(): boolean {
    return this.#drafts.hasOneLayer;
  }

  get draftId(): string {
    return this.#draftId;
  }

  /** Writes the work as it was captured, once for each state of it. */
  async keep(state: SessionState): Promise<void> {
    const written = JSON.stringify([state.sessionId, state.base?.version, state.metadata, state.current.hash, state.unansweredCreate?.key]);
    if (written === this.#written && this.storage === "working") return;
    this.#written = written;
    await this.#lock;
    const draft = this.#draftOf(state, state.current.text, state.current.hash);
    this.storage = await this.#drafts.write(draft);
    if (this.storage === "working") this.keptAt = draft.savedAt;
    await this.#keepBase(state);
  }

  /** Writes at once, while the page goes away. */
  keepNow(state: SessionState, text: string): void {
    const isCaptured = text === state.current.text;
    this.#drafts.writeNow(this.#draftOf(state, text, isCaptured ? state.current.hash : null));
  }

  /** Removes the draft: its work is saved, or not wanted. */
  async drop(): Promise<void> {
    if (this.#seq === 0) return;
    this.#written = "";
    this.#baseVersion = null;
    this.keptAt = null;
    this.storage = "working";
    await this.#drafts.remove(this.#draftId);
  }

  /** Lets go of the lock: the draft, if there is one, can be recovered elsewhere. */
  release(): void {
    void this.#lock.then((release) => release?.());
  }

  async #keepBase(state: SessionState): Promise<void> {
    const { base, baseText } = state;
    if (base === null || baseText === null || base.version === this.#baseVersion) return;
    this.#baseVersion = base.version;
    await this.#drafts.writeBase(this.#draftId, { version: base.version, content: baseText });
  }

  #draftOf(state: SessionState, content: string, contentHash: string | null): Draft {
    return {
      v: 1,
      userId: this.#userId,
      draftId: this.#draftId,
      seq: ++this.#seq,
      tabId: this.#tabId,
      sessionId: state.sessionId,
      baseVersion: state.base?.version ?? null,
      baseHash: state.base?.contentHash ?? null,
      savedAt: new Date(this.#environment.clock.now()).toISOString(),
      title: state.metadata.title,
      description: state.metadata.description,
      contentHash,
      content,
      ...(state.unansweredCreate === null ? {} : { unansweredCreate: state.unansweredCreate }),
    };
  }
}
