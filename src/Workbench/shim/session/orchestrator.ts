import { AutoSave } from "../drafts/auto-save";
import { MAX_SNAPSHOT_TITLE_LENGTH, MAX_TITLE_LENGTH } from "../constants";
import type { Content } from "../content/content";
import { DraftKeeper, type OwnDraft } from "../drafts/draft-keeper";
import type { Failure } from "../server/failure";
import { normalizeMetadata, whyBadMetadata } from "./metadata-rules";
import { SaveQueue } from "./save-queue";
import { SaveReport } from "./save-report";
import { Saving } from "./saving";
import { ServerWatch } from "../server/server-watch";
import { baseOf, type Metadata, type SessionState } from "./session-state";
import { viewOf, type View } from "./view";
import type { SessionMetadata } from "../server/wire";
import type { WorkbenchContext } from "./workbench-context";

/** What became of a save. "needs-title": it was never saved, ask for a title and call {@link Orchestrator.saveAs}. */
export type SaveOutcome = { kind: "saved" } | { kind: "unchanged" } | { kind: "needs-title" } | Failure;

/** One open session: follows the live workbench, keeps its draft, saves it, and says in one view how it stands. */
export class Orchestrator {
  readonly #context: WorkbenchContext;
  readonly #keeper: DraftKeeper;
  readonly #auto: AutoSave;
  readonly #saving: Saving;
  readonly #report: SaveReport;
  readonly #watch: ServerWatch;
  readonly #queue = new SaveQueue();
  readonly #listeners = new Set<(view: View) => void>();
  #state: SessionState;
  #isConflict = false;
  /** What the last save was to send: a retry sends no more. */
  #isMetadataOnly = false;

  /**
   * @param own The draft that the work comes from, with its lock.
   * @param draftId For a new session: the id in its address, not yet in use.
   */
  constructor(context: WorkbenchContext, state: SessionState, own: OwnDraft | null = null, draftId?: string) {
    this.#context = context;
    this.#state = state;
    this.#keeper = new DraftKeeper(context.environment, context.drafts, context.backend.userId, own, draftId);
    this.#auto = new AutoSave(
      context,
      () => this.#state,
      this.#keeper,
      () => this.#publish(),
    );
    this.#saving = new Saving(context.environment, context.backend);
    this.#report = new SaveReport(
      context,
      () => void this.#retry(),
      () => this.#publish(),
    );
    this.#watch = new ServerWatch(context, {
      state: () => this.#state,
      auto: this.#auto,
      saving: this.#saving,
      report: this.#report,
      changed: () => this.#publish(),
    });
  }

  /** Shows the content that the state was opened with. Edits count from here on. */
  async begin(content: Content): Promise<void> {
    this.#context.source.load(content);
    await this.#auto.begin();
  }

  get view(): View {
    return viewOf(this.#state, this.#keeper, this.#report, this.#auto, this.#isConflict);
  }

  /** Calls the listener now and after every change. Returns how to stop. */
  subscribe(listener: (view: View) => void): () => void {
    this.#listeners.add(listener);
    listener(this.view);
    return () => this.#listeners.delete(listener);
  }

  /** Saves what changed. Pressed while a save runs, one more follows if something changed since. */
  save(): Promise<SaveOutcome> {
    return this.#queue.save(() => this.#save(false));
  }

  /** Changes title and description here; the draft has them at once. */
  async editMetadata(metadata: Metadata): Promise<void> {
    this.#state.metadata = normalizeMetadata(metadata);
    await this.#auto.settle();
  }

  /** Changes title and description and saves them alone; changes of the content stay as they are. */
  async saveMetadata(metadata: Metadata): Promise<SaveOutcome> {
    await this.editMetadata(metadata);
    return this.#queue.run(() => this.#save(true));
  }

  /** The first save, and Save As: makes a new session, and is in it when the server has confirmed. Until then nothing changes here. */
  saveAs(metadata: Metadata): Promise<SaveOutcome> {
    return this.#queue.run(async () => {
      const bad = await this.#whyNot(metadata, MAX_TITLE_LENGTH);
      return bad ?? this.#attempt(() => this.#saving.create(this.#state, normalizeMetadata(metadata), () => this.#auto.settle()), false);
    });
  }

  /** Makes a snapshot of what is on the screen; the session stays as it is, unsaved changes and all. */
  createSnapshot(metadata: Metadata): Promise<{ kind: "created"; id: string } | Failure> {
    return this.#queue.run(async () => {
      const bad = await this.#whyNot(metadata, MAX_SNAPSHOT_TITLE_LENGTH);
      return bad ?? this.#report.signingIn(() => this.#saving.snapshot(this.#state, normalizeMetadata(metadata)));
    });
  }

  /** Hash of what a snapshot or copy made now would hold; null where the workbench cannot be read. */
  async hashOfCopy(): Promise<string | null> {
    return (await this.#auto.capture()) === null ? this.#state.toCopy(this.#state.metadata).hash : null;
  }

  /** The text that a copy made now would hold, as it was last read. */
  get textOfCopy(): string {
    return this.#state.toCopy(this.#state.metadata).text;
  }

  /** Whether leaving now would lose work, edits of this very moment included. */
  get hasSomethingToLose(): boolean {
    return !this.#auto.isClosed && (this.#auto.hasEditsSince || this.#state.isChanged);
  }

  /** Whether the workbench shows something else by now. */
  get isClosed(): boolean {
    return this.#auto.isClosed;
  }

  /** "Don't save": the draft goes, and no recovery offers it. */
  async discard(): Promise<void> {
    this.#auto.close();
    await this.#keeper.drop();
    this.close();
  }

  /**
   * Lets another tab go on with the work: the draft is written to the last edit and its lock is free.
   * Gives the draft's id, null where nothing is unsaved.
   */
  async handOver(): Promise<string | null> {
    await this.#auto.settle();
    const draftId = this.hasSomethingToLose ? this.#keeper.draftId : null;
    this.close();
    return draftId;
  }

  /** Stops following the workbench; a draft that there is stays. */
  close(): void {
    this.#auto.close();
    this.#watch.close();
    this.#report.close();
    this.#keeper.release();
    this.#listeners.clear();
  }

  /** Looks at the server now, because another tab says that it saved. */
  lookNow(): Promise<void> {
    return this.#watch.lookNow();
  }

  /** The sign-in has expired: signs in again, and looks at the server. */
  signIn(): Promise<void> {
    return this.#watch.signIn();
  }

  /** For the conflict desk: the parts that it works on. */
  get parts(): { state: SessionState; keeper: DraftKeeper; auto: AutoSave; queue: SaveQueue } {
    return { state: this.#state, keeper: this.#keeper, auto: this.#auto, queue: this.#queue };
  }

  /** For the conflict desk: the session is now this state, and the workbench shows this content. */
  async become(state: SessionState, content: Content): Promise<void> {
    this.#state = state;
    this.#isConflict = false;
    this.#report.succeeded();
    await this.begin(content);
  }

  /** For the conflict desk: the workbench shows this content, as an edit of the present state. */
  async showMerged(content: Content): Promise<void> {
    this.#isConflict = false;
    this.#report.succeeded();
    this.#context.source.load(content);
    await this.#auto.beginEdited();
  }

  /** For the conflict desk: saves over the version that the user has seen, and over no later one. */
  saveOver(seen: SessionMetadata): Promise<SaveOutcome> {
    return this.#queue.run(() => {
      this.#state.forgetUnchanged(baseOf(seen));
      this.#isConflict = false;
      return this.#save(false);
    });
  }

  #retry(): Promise<SaveOutcome> {
    return this.#isMetadataOnly ? this.#queue.run(() => this.#save(true)) : this.save();
  }

  async #save(isMetadataOnly: boolean): Promise<SaveOutcome> {
    const bad = await this.#whyNot(this.#state.metadata, MAX_TITLE_LENGTH);
    if (bad !== null) return bad;
    const state = this.#state;
    const { sessionId, base, newest } = state;
    if (sessionId === null || base === null) return { kind: "needs-title" };
    if (!(isMetadataOnly ? state.isMetadataChanged : state.isChanged)) return this.#unchanged();
    if (newest !== null) return this.#attempt(() => Promise.resolve<Failure>({ kind: "conflict", message: stale, current: newest }), false);
    this.#isMetadataOnly = isMetadataOnly;
    const sent = state.toSave(base, isMetadataOnly);
    return this.#attempt(() => this.#saving.put(state, sessionId, state.base ?? base, sent), true);
  }

  /** A failure of what was taken back since is none any more. */
  #unchanged(): SaveOutcome {
    if (!this.#state.isChanged) {
      this.#report.succeeded();
      this.#publish();
    }
    return { kind: "unchanged" };
  }

  /** Why nothing can be sent: the workbench cannot be read, or the title breaks a rule. Brings the state up to date. */
  async #whyNot(metadata: Metadata, longestTitle: number): Promise<Failure | null> {
    return (await this.#auto.capture()) ?? whyBadMetadata(normalizeMetadata(metadata), longestTitle);
  }

  async #attempt(operation: () => Promise<"saved" | Failure>, isRetried: boolean): Promise<SaveOutcome> {
    const result = await this.#report.run(operation, isRetried);
    if (result !== "saved" && result.kind === "conflict") {
      this.#isConflict = true;
      this.#state.newest = result.current ?? this.#state.newest;
    } else if (result === "saved") {
      this.#isConflict = false;
    } else if (result.kind === "gone") {
      this.#state.isGone = true;
    }
    await this.#auto.settle();
    return result === "saved" ? { kind: "saved" } : result;
  }

  #publish(): void {
    const { view } = this;
    for (const listener of [...this.#listeners]) listener(view);
  }
}

const stale = "The session was changed elsewhere since you opened it. Nothing was overwritten. Choose how to go on.";
