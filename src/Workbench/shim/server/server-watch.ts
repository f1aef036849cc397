import { ownSave } from "../session/session-selectors";
import { baseOf } from "../session/session-state";
import type { SessionStore } from "../session/session-store";
import type { WorkbenchContext } from "../session/workbench-context";
import type { Failure } from "./failure";
import { ServerPoll } from "./server-poll";
import type { SessionMetadata } from "./wire";

type WatchContext = Pick<WorkbenchContext, "environment" | "activity" | "backend" | "signIn">;

/** Looks whether the server has a newer version than the base, or the session no more. Only versions are compared, never clocks. */
export class ServerWatch {
  readonly #store: SessionStore;
  readonly #context: WatchContext;
  readonly #poll: ServerPoll;

  constructor(store: SessionStore, context: WatchContext) {
    [this.#store, this.#context] = [store, context];
    this.#poll = new ServerPoll(context.environment, context.activity, () => this.#look());
  }

  lookNow(): Promise<void> {
    return this.#poll.lookNow();
  }

  /** The sign-in expired while nothing was saved: signs in again, and looks. */
  async signIn(): Promise<void> {
    const { signedOut } = this.#store.state;
    if (signedOut !== null && (await this.#context.signIn(signedOut))) await this.lookNow();
  }

  close(): void {
    this.#poll.close();
  }

  async #look(): Promise<Failure | null> {
    const { sessionId, base, newest, save } = this.#store.state;
    if (sessionId === null || base === null || save.isRunning) return null;
    const looked = await this.#context.backend.look(sessionId, newest?.version ?? base.version);
    const { state } = this.#store;
    // What was asked before a save says nothing after it.
    if (state.isClosed || state.save.isRunning || state.base !== base) return null;
    switch (looked.kind) {
      case "metadata":
        this.#found(looked.metadata);
        this.#store.send({ kind: "serverAnswered" });
        return null;
      case "unchanged":
        this.#store.send({ kind: "serverAnswered" });
        return null;
      case "gone":
        this.#store.send({ kind: "serverGone", failure: looked, at: this.#now() });
        return null;
      case "signed-out":
        this.#store.send({ kind: "signedOut", failure: looked });
        return looked;
      default:
        return looked;
    }
  }

  #found(found: SessionMetadata): void {
    const own = ownSave(this.#store.state, found);
    if (own === null) this.#store.send({ kind: "serverNewer", found });
    else this.#store.send({ kind: "saveRecognised", sent: own, base: baseOf(found) });
  }

  #now(): string {
    return new Date(this.#context.environment.clock.now()).toISOString();
  }
}
