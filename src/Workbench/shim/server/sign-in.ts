import type { Backend } from "./backend";
import type { Environment } from "../browser/environment";
import { Timer } from "../browser/timer";

const lookEach = 2_000;

/** Waits while the user signs in again in a second window: looks every two seconds, and at once when this window gets the focus back. */
export class SignInWait {
  readonly #backend: Backend;
  readonly #stop = new AbortController();
  readonly #settle: (isSignedIn: boolean) => void;
  #isLooking = false;
  readonly #timer: Timer;
  /** True when the server knows the user again; false when the user gave up. */
  readonly done: Promise<boolean>;

  constructor(environment: Environment, backend: Backend) {
    this.#timer = new Timer(environment.clock);
    this.#backend = backend;
    let settle: (isSignedIn: boolean) => void = () => {};
    this.done = new Promise((resolve) => {
      settle = resolve;
    });
    this.#settle = settle;
    environment.window.addEventListener("focus", () => void this.#look(), { signal: this.#stop.signal });
    this.#schedule();
  }

  /** The user gives up: the work stays here, unsaved. */
  cancel(): void {
    this.#finish(false);
  }

  #schedule(): void {
    if (!this.#stop.signal.aborted) this.#timer.start(lookEach, () => void this.#look());
  }

  async #look(): Promise<void> {
    if (this.#isLooking || this.#stop.signal.aborted) return;
    this.#isLooking = true;
    const isSignedIn = await this.#backend.isSignedIn();
    this.#isLooking = false;
    if (isSignedIn) this.#finish(true);
    else this.#schedule();
  }

  #finish(isSignedIn: boolean): void {
    this.#timer.stop();
    this.#stop.abort();
    this.#settle(isSignedIn);
  }
}
