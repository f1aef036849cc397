import type { Clock } from "../browser/browser-clock";
import { Timer } from "../browser/timer";
import { AUTO_SAVE_DEBOUNCE_MS } from "../constants";
import type { ContentSource } from "../content/content-source";
import type { SessionStore } from "../session/session-store";

// Somebody who types on without a pause has a draft all the same.
const longestBurst = 2_000;

/** Tells the store of edits and looks, and of the quiet moment after each burst of them: the draft follows then. */
export class AutoSave {
  readonly #store: SessionStore;
  readonly #pause: Timer;
  readonly #longest: Timer;
  readonly #stops: readonly (() => void)[];

  constructor(store: SessionStore, source: ContentSource, clock: Clock) {
    this.#store = store;
    [this.#pause, this.#longest] = [new Timer(clock), new Timer(clock)];
    this.#stops = [source.onChange(() => this.#touched("edited")), source.onLook(() => this.#touched("looked"))];
  }

  close(): void {
    this.#pause.stop();
    this.#longest.stop();
    for (const stop of this.#stops) stop();
  }

  #touched(kind: "edited" | "looked"): void {
    const paused = (): void => {
      this.#pause.stop();
      this.#longest.stop();
      this.#store.send({ kind: "paused" });
    };
    this.#pause.start(AUTO_SAVE_DEBOUNCE_MS, paused);
    if (!this.#longest.isRunning) this.#longest.start(longestBurst, paused);
    this.#store.send({ kind });
  }
}
