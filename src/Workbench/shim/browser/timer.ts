import type { Clock } from "./browser-clock";

/** One call to come. */
export class Timer {
  readonly #clock: Pick<Clock, "after">;
  #cancel: (() => void) | null = null;

  constructor(clock: Pick<Clock, "after">) {
    this.#clock = clock;
  }

  get isRunning(): boolean {
    return this.#cancel !== null;
  }

  /** Calls after so many ms, in place of the call that is waited for. */
  start(ms: number, callback: () => void): void {
    this.stop();
    this.#cancel = this.#clock.after(ms, () => {
      this.#cancel = null;
      callback();
    });
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
