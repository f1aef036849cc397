import type { AutoSave } from "../drafts/auto-save";
import type { Failure } from "./failure";
import { Polling } from "./polling";
import type { SaveReport } from "../session/save-report";
import type { Saving } from "../session/saving";
import type { SessionState } from "../session/session-state";
import type { SessionMetadata } from "./wire";
import type { WorkbenchContext } from "../session/workbench-context";

/** What the watch works with. */
export interface Watched {
  state(): SessionState;
  auto: AutoSave;
  saving: Saving;
  report: SaveReport;
  /** Called when the state to show has changed. */
  changed(): void;
}

/** Looks whether the server has a newer version than the base, or the session no more. Only versions are compared, never clocks. */
export class ServerWatch {
  readonly #context: WorkbenchContext;
  readonly #watched: Watched;
  readonly #polling: Polling;

  constructor(context: WorkbenchContext, watched: Watched) {
    this.#context = context;
    this.#watched = watched;
    this.#polling = new Polling(context.environment, context.activity, () => this.#look());
  }

  lookNow(): Promise<void> {
    return this.#polling.lookNow();
  }

  /** The sign-in expired while nothing was saved: signs in again, and looks. */
  async signIn(): Promise<void> {
    const { signedOut } = this.#watched.state();
    if (signedOut !== null && (await this.#context.signIn(signedOut))) await this.lookNow();
  }

  close(): void {
    this.#polling.close();
  }

  async #look(): Promise<Failure | null> {
    const { auto, report, changed } = this.#watched;
    const state = this.#watched.state();
    const { sessionId, base, newest } = state;
    if (sessionId === null || base === null || report.isSaving) return null;
    const looked = await this.#context.backend.look(sessionId, newest?.version ?? base.version);
    // What was asked before a save says nothing after it.
    if (auto.isClosed || report.isSaving || this.#watched.state() !== state || state.base !== base) return null;
    if (looked.kind === "metadata") await this.#noticed(state, sessionId, looked.metadata);
    const isAnswered = looked.kind === "metadata" || looked.kind === "unchanged" || looked.kind === "gone";
    if (isAnswered) this.#isThere(state, looked.kind === "gone" ? looked : null);
    if (isAnswered || looked.kind === "signed-out") state.signedOut = isAnswered ? null : looked;
    changed();
    return isAnswered ? null : looked;
  }

  async #noticed(state: SessionState, sessionId: string, found: SessionMetadata): Promise<void> {
    const { auto, report, saving } = this.#watched;
    if (state.base === null || found.version <= state.base.version) return;
    if (saving.recognise(state, sessionId, state.base, found) === null) {
      state.newest = found;
    } else {
      report.succeeded();
      await auto.settle();
    }
  }

  #isThere(state: SessionState, gone: Failure | null): void {
    if (gone !== null) this.#watched.report.noticed(gone);
    // It was taken out of the trash.
    else if (state.isGone) this.#watched.report.succeeded();
    state.isGone = gone !== null;
  }
}
