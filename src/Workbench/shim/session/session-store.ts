import { reduce } from "./reduce";
import type { SessionEvent } from "./session-events";
import type { SessionState } from "./session-state";

/** Hears of each change, with the event that caused it. */
export type StoreListener = (state: SessionState, event: SessionEvent) => void;

/** Holds the one state of an open session. */
export class SessionStore {
  readonly #listeners = new Set<StoreListener>();
  #state: SessionState;

  constructor(state: SessionState) {
    this.#state = state;
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Tells what happened. Listeners hear of it unless it changed nothing. */
  send(event: SessionEvent): void {
    const next = reduce(this.#state, event);
    if (next === this.#state) return;
    this.#state = next;
    for (const listener of [...this.#listeners]) listener(next, event);
  }

  /** The session is left: answers that are still to come are kept, and nobody hears of them. */
  close(): void {
    this.#listeners.clear();
    this.send({ kind: "closed" });
  }

  /** Calls the listener after every change. Returns how to stop. */
  subscribe(listener: StoreListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
