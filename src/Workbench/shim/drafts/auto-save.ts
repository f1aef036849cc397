import { AUTO_SAVE_DEBOUNCE_MS } from "../constants";
import { ContentTracker } from "../content/content-tracker";
import type { DraftKeeper } from "./draft-keeper";
import type { Failure } from "../server/failure";
import type { SessionState } from "../session/session-state";
import type { WorkbenchContext } from "../session/workbench-context";

// Somebody who types on without a pause has a draft all the same.
const longestBurst = 2_000;

/** Keeps the draft true: after each burst of edits, and at once when the page goes away. */
export class AutoSave {
  readonly #context: WorkbenchContext;
  readonly #state: () => SessionState;
  readonly #keeper: DraftKeeper;
  readonly #changed: () => void;
  readonly #tracker: ContentTracker;
  readonly #stop = new AbortController();
  #cancel: () => void = () => {};
  #cancelLongest: (() => void) | null = null;
  /** Up to which edit the draft was written when the page went away. */
  #keptRevision = -1;
  /** Why the workbench cannot be read at the moment. */
  problem: Failure | null = null;

  /** @param changed Called when the state to show has changed. */
  constructor(context: WorkbenchContext, state: () => SessionState, keeper: DraftKeeper, changed: () => void) {
    this.#context = context;
    this.#state = state;
    this.#keeper = keeper;
    this.#changed = changed;
    this.#tracker = new ContentTracker(context.source, context.work, () => this.touch());
    const { document, window } = context.environment;
    const options = { signal: this.#stop.signal };
    document.addEventListener(
      "visibilitychange",
      () => {
        if (document.visibilityState === "hidden") this.#keepNow();
      },
      options,
    );
    window.addEventListener("pagehide", () => this.#keepNow(), options);
  }

  /** Whether there are edits that no draft has yet. */
  get hasEditsSince(): boolean {
    return this.#tracker.hasEditsSince;
  }

  get isClosed(): boolean {
    return this.#stop.signal.aborted;
  }

  /** Something was edited, or looked at: the draft follows when nothing more comes for a moment, where there is something to lose. */
  touch(): void {
    this.#cancel();
    if (this.isClosed) return;
    const { clock } = this.#context.environment;
    this.#cancel = clock.after(AUTO_SAVE_DEBOUNCE_MS, () => void this.#pause());
    this.#cancelLongest ??= clock.after(longestBurst, () => void this.#pause());
    this.#changed();
  }

  /** What the workbench shows becomes the session's current state. Gives why it could not be read, where a module breaks that. */
  async capture(): Promise<Failure | null> {
    const state = this.#state();
    try {
      const captured = await this.#tracker.capture();
      // Of a session that was replaced meanwhile nothing is known any more.
      if (state === this.#state()) state.current = captured;
      this.problem = null;
    } catch (problem) {
      const message = `The workbench could not be read (${String(problem)}). Nothing was sent, and the last draft is kept.`;
      this.problem = { kind: "rejected", status: 0, message };
    }
    return this.problem;
  }

  /** Brings the draft to the current state: written while there is something to lose, removed when there is nothing. */
  async settle(): Promise<void> {
    const { revision } = this.#tracker;
    const unread = await this.capture();
    if (this.isClosed) return;
    const state = this.#state();
    // With edits since, what was captured is true for its moment: worth keeping, but no reason to drop a draft, and no newer one gives way
    // to it.
    if (!this.hasEditsSince) await (state.isChanged ? this.#keeper.keep(state) : this.#keeper.drop());
    else if (unread === null && state.isChanged && revision > this.#keptRevision) await this.#keeper.keep(state);
    this.#changed();
  }

  /** Reads the workbench right after it loaded, as an edit of the present state. */
  async beginEdited(): Promise<void> {
    this.#tracker.forget();
    await this.settle();
  }

  /** Reads the workbench right after it loaded, as the untouched state. */
  async begin(): Promise<void> {
    const state = this.#state();
    this.#tracker.forget();
    const reading = await this.#tracker.capture();
    state.accept(reading);
    if (!this.hasEditsSince) await this.settle();
  }

  /** No draft is written from here on. */
  close(): void {
    this.#stopWaiting();
    this.#stop.abort();
    this.#tracker.close();
  }

  #pause(): Promise<void> {
    this.#stopWaiting();
    return this.settle();
  }

  #stopWaiting(): void {
    this.#cancel();
    this.#cancelLongest?.();
    this.#cancelLongest = null;
  }

  #keepNow(): void {
    const state = this.#state();
    if (!this.hasEditsSince && !state.isChanged) return;
    const { text, stateText } = this.#tracker.formsNow();
    if (!state.isChanged && stateText === state.current.stateText) return;
    this.#keeper.keepNow(state, text);
    this.#keptRevision = this.#tracker.revision;
  }
}
