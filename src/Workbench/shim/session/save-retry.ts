import type { Environment } from "../browser/environment";
import { Timer } from "../browser/timer";
import { backOff } from "../server/back-off";
import type { RetryPlan } from "./session-state";
import type { SessionStore } from "./session-store";

const firstRetry = 5_000;
const longestRetry = 60_000;

/** Makes a save again that failed without contact: after a wait that grows, and at once when the browser is back online. */
export class SaveRetry {
  readonly #timer: Timer;
  readonly #stop = new AbortController();

  /** @param save Makes the save again. */
  constructor(
    store: SessionStore,
    { clock, random, window }: Pick<Environment, "clock" | "random" | "window">,
    save: (plan: RetryPlan) => void,
  ) {
    this.#timer = new Timer(clock);
    const retry = (): void => {
      const plan = store.state.save.retry;
      if (plan !== null) save(plan);
    };
    store.subscribe(({ save: { retry: plan } }, { kind }) => {
      if (kind === "saveStarted" || plan === null) this.#timer.stop();
      else if (kind === "saveFailed") this.#timer.start(backOff(plan.tries, firstRetry, longestRetry, random), retry);
    });
    window.addEventListener("online", retry, { signal: this.#stop.signal });
  }

  close(): void {
    this.#timer.stop();
    this.#stop.abort();
  }
}
