import type { Environment } from "../browser/environment";
import type { ContentReader } from "../session/content-reader";
import { baseText, hasEditsSince, isChanged, unansweredOf } from "../session/session-selectors";
import type { SessionState } from "../session/session-state";
import type { SessionStore } from "../session/session-store";
import type { Draft } from "./draft";
import { holdDraft, type OwnDraft } from "./draft-lock";
import type { LocalDrafts } from "./local-drafts";

/** Keeps the one draft of the work in this tab true, after each quiet moment and at once when the page goes away, and holds its lock. */
export class DraftWriter {
  readonly #store: SessionStore;
  readonly #reader: ContentReader;
  readonly #drafts: LocalDrafts;
  readonly #environment: Environment;
  readonly #author: { readonly userId: string; readonly tabId: string };
  readonly #lock: Promise<(() => void) | null>;
  readonly #stop = new AbortController();

  /** @param own The draft that the work comes from; without it, a draft begins with the first write. */
  constructor(
    store: SessionStore,
    reader: ContentReader,
    { drafts, environment, userId }: { drafts: LocalDrafts; environment: Environment; userId: string },
    own: OwnDraft | null,
  ) {
    [this.#store, this.#reader, this.#drafts, this.#environment] = [store, reader, drafts, environment];
    this.#author = { userId, tabId: environment.newId() };
    this.#lock = own === null ? holdDraft(environment, store.state.draft.draftId) : Promise.resolve(own.release);
    store.subscribe((_, { kind }) => {
      if (kind === "paused" || kind === "saveRecognised") void this.settle();
    });
    const { document, window } = environment;
    const leave = (): void => {
      if (document.visibilityState === "hidden") this.#keepNow();
    };
    document.addEventListener("visibilitychange", leave, { signal: this.#stop.signal });
    window.addEventListener("pagehide", () => this.#keepNow(), { signal: this.#stop.signal });
  }

  /** Brings the draft to the current state: written while there is something to lose, removed when there is nothing. */
  async settle(): Promise<void> {
    const { edits } = this.#store.state;
    const unread = await this.#reader.capture();
    const { state } = this.#store;
    if (state.isClosed) return;
    // With edits since, what was captured is true for its moment: worth keeping, but no reason to drop a draft, and no newer one gives way
    // to it.
    if (!hasEditsSince(state)) await (isChanged(state) ? this.#keep(state) : this.remove());
    else if (unread === null && isChanged(state) && edits > state.draft.leftAtEdit) await this.#keep(state);
  }

  /** Removes the draft: its work is saved, or not wanted. */
  async remove(): Promise<void> {
    const { draftId, seq } = this.#store.state.draft;
    if (seq === 0) return;
    this.#store.send({ kind: "draftRemoved" });
    await this.#drafts.remove(draftId);
    this.#store.send({ kind: "layersFound", hasOneLayer: this.#drafts.hasOneLayer });
  }

  /** No draft is written from here on. */
  close(): void {
    this.#stop.abort();
  }

  /** Lets go of the lock: the draft, if there is one, can be recovered elsewhere. */
  release(): void {
    void this.#lock.then((release) => release?.());
  }

  /** Writes the work as it was captured, once for each state of it. */
  async #keep(state: SessionState): Promise<void> {
    const { sessionId, base, caption, current, createTry, draft } = state;
    const says = JSON.stringify([sessionId, base?.version, caption, current.hash, createTry?.key]);
    if (says === draft.says && draft.storage === "working") return;
    const seq = draft.seq + 1;
    this.#store.send({ kind: "draftBegun", seq, says });
    await this.#lock;
    const written = this.#draftOf(state, seq, current.text, current.hash);
    const storage = await this.#drafts.write(written);
    this.#store.send({ kind: "storageChanged", seq, storage, at: written.savedAt });
    await this.#keepBase(state);
    this.#store.send({ kind: "layersFound", hasOneLayer: this.#drafts.hasOneLayer });
  }

  /** Writes at once, while the page goes away. */
  #keepNow(): void {
    const { state } = this.#store;
    if (!hasEditsSince(state) && !isChanged(state)) return;
    const { text, stateText } = this.#reader.formsNow();
    if (!isChanged(state) && stateText === state.current.stateText) return;
    const seq = state.draft.seq + 1;
    this.#drafts.writeNow(this.#draftOf(state, seq, text, text === state.current.text ? state.current.hash : null));
    this.#store.send({ kind: "draftLeft", seq, edits: state.edits });
  }

  async #keepBase(state: SessionState): Promise<void> {
    const { base } = state;
    const content = baseText(state);
    const { draftId, baseVersion } = this.#store.state.draft;
    if (base === null || content === null || base.version === baseVersion) return;
    this.#store.send({ kind: "baseKept", version: base.version });
    await this.#drafts.writeBase(draftId, { version: base.version, content });
  }

  #draftOf(state: SessionState, seq: number, content: string, contentHash: string | null): Draft {
    const { sessionId, base, caption, createTry, draft } = state;
    return {
      v: 1,
      ...this.#author,
      draftId: draft.draftId,
      seq,
      sessionId,
      baseVersion: base?.version ?? null,
      baseHash: base?.contentHash ?? null,
      savedAt: new Date(this.#environment.clock.now()).toISOString(),
      title: caption.title,
      description: caption.description,
      contentHash,
      content,
      ...(createTry === null ? {} : { unansweredCreate: unansweredOf(createTry) }),
    };
  }
}
