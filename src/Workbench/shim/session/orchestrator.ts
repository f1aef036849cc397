import type { TextWork } from "../browser/text-work";
import type { Content } from "../content/content";
import { AutoSave } from "../drafts/auto-save";
import type { OwnDraft } from "../drafts/draft-lock";
import { DraftWriter } from "../drafts/draft-writer";
import type { Failure } from "../server/failure";
import { ServerWatch } from "../server/server-watch";
import type { SessionMetadata } from "../server/wire";
import { ContentReader } from "./content-reader";
import { normalizeCaption } from "./caption-rules";
import { SaveQueue } from "./save-queue";
import { SaveRetry } from "./save-retry";
import { serverStart } from "./server-start";
import { SessionSaver } from "./session-saver";
import { hasEditsSince, hasSomethingToLose, toCopy } from "./session-selectors";
import { baseOf, type Caption, type SaveOutcome, type SessionState } from "./session-state";
import { SessionStore } from "./session-store";
import { viewOf, type View } from "./view";
import type { WorkbenchContext } from "./workbench-context";

/** One open session: follows the live workbench, keeps its draft, saves it, and says in one view how it stands. */
export class Orchestrator {
  readonly #store: SessionStore;
  readonly #reader: ContentReader;
  readonly #auto: AutoSave;
  readonly #drafts: DraftWriter;
  readonly #saver: SessionSaver;
  readonly #retry: SaveRetry;
  readonly #watch: ServerWatch;
  readonly #queue = new SaveQueue();
  /** Saves what changed. Pressed while a save runs, one more follows if something changed since. */
  readonly save: () => Promise<SaveOutcome>;

  /** @param own The draft that the work comes from, with its lock. */
  constructor(context: WorkbenchContext, state: SessionState, own: OwnDraft | null = null) {
    const { environment, source, work, drafts, backend } = context;
    this.#store = new SessionStore(state);
    this.#reader = new ContentReader(this.#store, source, work);
    this.#drafts = new DraftWriter(this.#store, this.#reader, { environment, drafts, userId: backend.userId }, own);
    this.#auto = new AutoSave(this.#store, source, environment.clock);
    this.#saver = new SessionSaver(this.#store, this.#reader, context);
    this.save = this.#queue.coalesced(() => this.#settled(this.#saver.save(false)));
    this.#retry = new SaveRetry(this.#store, environment, ({ isCaptionOnly }) => void (isCaptionOnly ? this.#saveCaption() : this.save()));
    this.#watch = new ServerWatch(this.#store, context);
  }

  /** Shows the content that the state was opened with. Edits count from here on. */
  async begin(content: Content): Promise<void> {
    this.#reader.load(content);
    await this.#reader.open();
    if (!hasEditsSince(this.state)) await this.settle();
  }

  /** Everything that is known. */
  get state(): SessionState {
    return this.#store.state;
  }

  get view(): View {
    return viewOf(this.state);
  }

  /** Calls the listener now and after every change. Returns how to stop. */
  subscribe(listener: (view: View) => void): () => void {
    listener(this.view);
    return this.#store.subscribe(() => listener(this.view));
  }

  /** Changes title and description here; the draft has them at once. */
  async editCaption(caption: Caption): Promise<void> {
    this.#store.send({ kind: "renamed", caption: normalizeCaption(caption) });
    await this.settle();
  }

  /** Changes title and description and saves them alone; changes of the content stay as they are. */
  async saveCaption(caption: Caption): Promise<SaveOutcome> {
    await this.editCaption(caption);
    return this.#saveCaption();
  }

  /** The first save, and Save As: makes a new session, and is in it when the server has confirmed. Until then nothing changes here. */
  saveAs(caption: Caption): Promise<SaveOutcome> {
    return this.#queue.run(() => this.#settled(this.#saver.create(caption, () => this.settle())));
  }

  /** Makes a snapshot of what is on the screen; the session stays as it is, unsaved changes and all. */
  createSnapshot(caption: Caption): Promise<{ kind: "created"; id: string } | Failure> {
    return this.#queue.run(() => this.#saver.snapshot(caption));
  }

  /** Hash of what a snapshot or copy made now would hold; null where the workbench cannot be read. */
  async hashOfCopy(): Promise<string | null> {
    return (await this.capture()) === null ? toCopy(this.state, this.state.caption).hash : null;
  }

  /** The text that a copy made now would hold, as it was last read. */
  get textOfCopy(): string {
    return toCopy(this.state, this.state.caption).text;
  }

  /** Whether leaving now would lose work, edits of this very moment included. */
  get hasSomethingToLose(): boolean {
    return hasSomethingToLose(this.state);
  }

  /** Whether the workbench shows something else by now. */
  get isClosed(): boolean {
    return this.state.isClosed;
  }

  /** "Don't save": the draft goes, and no recovery offers it. */
  async discard(): Promise<void> {
    this.#end();
    await this.#drafts.remove();
    this.#drafts.release();
  }

  /** Lets another tab go on: the draft has the last edit, and its lock is free. Gives its id, null where nothing is unsaved. */
  async handOver(): Promise<string | null> {
    await this.settle();
    const draftId = this.hasSomethingToLose ? this.state.draft.draftId : null;
    this.close();
    return draftId;
  }

  /** Stops following the workbench; a draft that there is stays. */
  close(): void {
    this.#end();
    this.#drafts.release();
  }

  /** Looks at the server now, because another tab says that it saved. */
  lookNow(): Promise<void> {
    return this.#watch.lookNow();
  }

  /** The sign-in has expired: signs in again, and looks at the server. */
  signIn(): Promise<void> {
    return this.#watch.signIn();
  }

  /** Brings the state up to date with the workbench. Gives why it could not be read. */
  capture(): Promise<Failure | null> {
    return this.#reader.capture();
  }

  /** Brings the state up to date, and the draft to the state. */
  settle(): Promise<void> {
    return this.#drafts.settle();
  }

  /** Runs when every save that was asked for before is done. */
  afterSaves<T>(operation: () => Promise<T>): Promise<T> {
    return this.#queue.run(operation);
  }

  /** The session is now what the server has, and the workbench shows it. False where it was left meanwhile. */
  async replace(work: TextWork, metadata: SessionMetadata, text: string, content: Content): Promise<boolean> {
    const start = await serverStart(work, metadata, text, content);
    if (this.isClosed) return false;
    this.#store.send({ kind: "replaced", start });
    await this.begin(content);
    return true;
  }

  /** The workbench shows this merge with the version on the server, unsaved. */
  async showMerged(theirs: SessionMetadata, caption: Caption, content: Content): Promise<void> {
    this.#reader.load(content);
    this.#store.send({ kind: "merged", base: baseOf(theirs), caption });
    await this.settle();
  }

  /** Saves over the version that the user has seen, and over no later one. */
  saveOver(seen: SessionMetadata): Promise<SaveOutcome> {
    return this.#queue.run(() => {
      this.#store.send({ kind: "overwriteChosen", base: baseOf(seen) });
      return this.#settled(this.#saver.save(false));
    });
  }

  #saveCaption(): Promise<SaveOutcome> {
    return this.#queue.run(() => this.#settled(this.#saver.save(true)));
  }

  /** What became of a save, when the draft has followed it. */
  async #settled(saving: Promise<SaveOutcome>): Promise<SaveOutcome> {
    const outcome = await saving;
    if (outcome.kind !== "unchanged" && outcome.kind !== "needs-title") await this.settle();
    return outcome;
  }

  #end(): void {
    this.#store.close();
    this.#auto.close();
    this.#drafts.close();
    this.#watch.close();
    this.#retry.close();
  }
}
