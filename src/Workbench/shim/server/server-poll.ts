import { backOff } from "./back-off";
import { BACKEND_POLLING_INTERVAL_MS } from "../constants";
import type { Environment } from "../browser/environment";
import { Timer } from "../browser/timer";
import { notUnderstood, type Failure } from "./failure";
import type { WindowActivity } from "../browser/window-activity";

const longestWait = 160_000;

/**
 * Looks at the server every ten seconds while the page can be seen, and at once when it becomes visible or gets the focus back; never
 * while it is hidden. After failures it looks less often, and not before the server wants to be asked again.
 */
export class ServerPoll {
  readonly #environment: Environment;
  readonly #activity: WindowActivity;
  readonly #look: () => Promise<Failure | null>;
  readonly #unsubscribe: () => void;
  readonly #timer: Timer;
  #isLooking = false;
  #isClosed = false;
  #failures = 0;
  #atLeast = 0;

  /** @param look Looks once; null when the server answered. */
  constructor(environment: Environment, activity: WindowActivity, look: () => Promise<Failure | null>) {
    this.#environment = environment;
    this.#timer = new Timer(environment.clock);
    this.#activity = activity;
    this.#look = look;
    this.#unsubscribe = activity.onChange((now, before) => this.#changed(now, before));
    this.#schedule();
  }

  /** Looks now, unless a look is under way. */
  async lookNow(): Promise<void> {
    if (this.#isLooking || this.#isClosed) return;
    this.#timer.stop();
    this.#isLooking = true;
    const failure = await this.#look().catch(notUnderstood);
    this.#isLooking = false;
    this.#failures = failure === null ? 0 : this.#failures + 1;
    this.#atLeast = failure?.kind === "unavailable" ? (failure.retryAfterMs ?? 0) : 0;
    this.#schedule();
  }

  close(): void {
    this.#isClosed = true;
    this.#timer.stop();
    this.#unsubscribe();
  }

  #changed(now: string, before: string): void {
    if (now === "hidden") this.#timer.stop();
    else if (before === "hidden" || now === "active") void this.lookNow();
  }

  #schedule(): void {
    this.#timer.stop();
    if (this.#isClosed || this.#activity.current === "hidden") return;
    const wait =
      this.#failures === 0
        ? BACKEND_POLLING_INTERVAL_MS
        : Math.max(
            BACKEND_POLLING_INTERVAL_MS,
            backOff(this.#failures + 1, BACKEND_POLLING_INTERVAL_MS, longestWait, this.#environment.random),
          );
    this.#timer.start(Math.max(wait, this.#atLeast), () => void this.lookNow());
  }
}
