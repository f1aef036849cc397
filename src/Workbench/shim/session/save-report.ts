import { backOff } from "../server/back-off";
import type { Failure } from "../server/failure";
import type { WorkbenchContext } from "./workbench-context";

const firstRetry = 5_000;
const longestRetry = 60_000;

/** How saving stands: under way, failed, or waiting for the contact to come back; then it saves again. */
export class SaveReport {
  readonly #context: WorkbenchContext;
  readonly #retry: () => void;
  readonly #changed: () => void;
  readonly #stop = new AbortController();
  #cancelRetry: () => void = () => {};
  #failures = 0;
  isSaving = false;
  failed: { failure: Failure; at: string } | null = null;
  /** When the contact was lost for a save that is tried again. */
  offlineSince: string | null = null;

  constructor(context: WorkbenchContext, retry: () => void, changed: () => void) {
    this.#context = context;
    this.#retry = retry;
    this.#changed = changed;
    const online = (): void => {
      if (this.offlineSince !== null) this.#retry();
    };
    context.environment.window.addEventListener("online", online, { signal: this.#stop.signal });
  }

  /** Runs a save and keeps what became of it. @param isRetried Whether it is retried when the browser is back online. */
  async run<T extends "saved">(operation: () => Promise<T | Failure>, isRetried: boolean): Promise<T | Failure> {
    this.#cancelRetry();
    this.isSaving = true;
    this.#changed();
    const result = await this.signingIn(operation);
    this.isSaving = false;
    if (typeof result === "string") this.succeeded();
    else this.#failedWith(result, isRetried);
    return result;
  }

  /** Runs a call, and again after the user signed in where the sign-in had expired. */
  async signingIn<T>(operation: () => Promise<T | Failure>): Promise<T | Failure> {
    for (;;) {
      const result = await operation();
      if (!isSignedOut(result) || !(await this.#context.signIn(result))) return result;
    }
  }

  /** A failure that was noticed without saving. */
  noticed(failure: Failure): void {
    this.failed ??= { failure, at: this.#now() };
  }

  succeeded(): void {
    this.#cancelRetry();
    this.#failures = 0;
    [this.failed, this.offlineSince] = [null, null];
  }

  close(): void {
    this.#cancelRetry();
    this.#stop.abort();
  }

  #failedWith(failure: Failure, isRetried: boolean): void {
    this.failed = { failure, at: this.#now() };
    const isWaiting = failure.kind === "offline" && isRetried && !this.#stop.signal.aborted;
    this.offlineSince = isWaiting ? (this.offlineSince ?? this.#now()) : null;
    if (!isWaiting) return;
    const { clock, random } = this.#context.environment;
    this.#cancelRetry = clock.after(backOff(++this.#failures, firstRetry, longestRetry, random), this.#retry);
  }

  #now(): string {
    return new Date(this.#context.environment.clock.now()).toISOString();
  }
}

function isSignedOut(result: unknown): result is Failure {
  return typeof result === "object" && result !== null && "kind" in result && result.kind === "signed-out";
}
