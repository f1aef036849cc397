import type { Failure } from "./failure";
import { Navigation } from "./navigation";
import { openDraft, openNew, openSaved, type Opened, type Unreadable } from "./opening";
import type { Orchestrator, SaveOutcome } from "./orchestrator";
import { addressOf, type Place } from "./places";
import { findRecovery, takeDraft, type Wanted } from "./recovery";
import { Tabs } from "./tabs";
import type { View } from "./view";
import type { WorkbenchContext } from "./workbench-context";
import type { WorkbenchPage } from "./workbench-page";

/** The workbench's document: the session at the present address, and the way from one to the next. */
export class WorkbenchDocument {
  readonly #context: WorkbenchContext;
  readonly #page: WorkbenchPage;
  readonly #pathBase: string;
  readonly #tabs: Tabs;
  readonly navigation: Navigation;
  #session: Orchestrator | null = null;
  #wanted: Place | null = null;
  #showing: Promise<void> = Promise.resolve();

  /** @param pathBase Path of the portal without a slash at its end, "" at the root. */
  constructor(context: WorkbenchContext, page: WorkbenchPage, pathBase: string) {
    this.#context = context;
    this.#page = page;
    this.#pathBase = pathBase;
    this.navigation = new Navigation(context.environment, {
      hasSomethingToLose: () => this.#session?.hasSomethingToLose ?? false,
      ask: () => page.askBeforeLeaving(),
      save: () => this.save().then((outcome) => outcome?.kind === "saved" || outcome?.kind === "unchanged"),
      discard: () => this.#session?.discard() ?? Promise.resolve(),
      show: (place) => this.#show(place),
    }, pathBase);
    this.#tabs = new Tabs(context.environment, context.backend.userId, {
      othersChanged: (count) => page.othersChanged(count),
      takenOver: () => this.#handOver(),
      savedElsewhere: () => void this.#session?.lookNow(),
    });
  }

  /** The open session, if there is one. */
  get session(): Orchestrator | null {
    return this.#session;
  }

  /** Shows what the present address names. */
  start(): Promise<void> {
    const { place } = this.navigation;
    return place === null ? Promise.resolve() : this.#show(place);
  }

  /** Takes the session over from the other tabs, their last edits included; a draft that they leave is asked about. */
  async takeOver(): Promise<void> {
    const { place } = this.navigation;
    await this.#tabs.takeOver();
    if (place !== null) await this.#show(place);
  }

  /** Saves; the first time it asks for a title, and again while that fails. Null when the user cancelled. */
  async save(): Promise<SaveOutcome | null> {
    const session = this.#session;
    if (session === null) return null;
    let outcome = await session.save();
    let failure: Failure | null = null;
    while (outcome.kind === "needs-title" || failure !== null) {
      const metadata = await this.#page.askForTitle(failure);
      if (metadata === null) return null;
      outcome = await session.saveAs(metadata);
      failure = outcome.kind === "saved" || outcome.kind === "unchanged" || outcome.kind === "needs-title" ? null : outcome;
    }
    return outcome;
  }

  /** One place after the other; of places wanted meanwhile only the last is opened. */
  #show(place: Place): Promise<void> {
    this.#wanted = place;
    this.#showing = this.#showing.then(async () => {
      if (this.#wanted !== place) return;
      this.#leave();
      await this.#open(place);
    });
    return this.#showing;
  }

  #leave(): void {
    this.#session?.close();
    this.#session = null;
    this.navigation.guard(false);
    this.#tabs.open(null);
  }

  async #open(place: Place): Promise<void> {
    if (place.kind === "malformed") return this.#page.showProblem({ kind: "malformed" });
    if (place.kind === "snapshot") return this.#openSnapshot(place.id);
    if (place.kind === "draft" && place.draftId === null) return this.#openNew(this.#context.environment.newId());
    const recovered = await this.#offer(place.kind === "session" ? { sessionId: place.id } : { draftId: place.draftId ?? "" });
    if (recovered === "none" || recovered === "later") {
      if (place.kind === "session") return this.#opened(await openSaved(this.#context, place.id));
      return recovered === "later" ? this.#openNew(this.#context.environment.newId()) : this.#openMissing(place.draftId ?? "");
    }
    this.#opened(recovered);
  }

  /** Offers the drafts that are left of this place. */
  async #offer(wanted: Wanted): Promise<"none" | "later" | Opened | Unreadable | Failure | { kind: "draft-in-use" }> {
    const recovery = await findRecovery(this.#context, wanted);
    if (recovery.offers.length + recovery.unreadable.length === 0) return "none";
    const answer = await this.#page.askAboutDrafts(recovery);
    if (answer.kind === "later") return "later";
    const own = await takeDraft(this.#context, answer.draftId);
    if (own === "in-use") return { kind: "draft-in-use" };
    if (typeof own === "string") return "none";
    const opened = await openDraft(this.#context, own);
    // The draft is left for another try, here or in another tab.
    if (opened.kind !== "opened") own.release();
    return opened;
  }

  /** A draft's address without a draft: it was never edited, and this is its reload; or it lives in another tab; or in another browser. */
  async #openMissing(draftId: string): Promise<void> {
    const own = await takeDraft(this.#context, draftId);
    if (own === "in-use") return this.#page.showProblem({ kind: "draft-in-use" });
    if (typeof own !== "string") own.release();
    return this.navigation.isReturn ? this.#openNew(draftId) : this.#page.showProblem({ kind: "unknown-draft" });
  }

  async #openNew(draftId: string): Promise<void> {
    const { content, metadata } = this.#page.newSession();
    this.#opened(await openNew(this.#context, content, metadata, draftId));
  }

  async #openSnapshot(id: string): Promise<void> {
    const found = await this.#context.backend.snapshot(id, this.#context.environment.newId());
    if (found.kind === "found") this.#page.showSnapshot(found);
    else this.#page.showProblem(found);
  }

  #opened(opened: Opened | Unreadable | Failure | { kind: "draft-in-use" }): void {
    if (opened.kind !== "opened") return this.#page.showProblem(opened);
    const { session } = opened;
    this.#session = session;
    this.#page.showSession(session);
    let before: View | null = null;
    session.subscribe((view) => {
      this.#follow(before, view);
      before = view;
    });
  }

  /** Keeps address, leave prompt and the other tabs true to the session. */
  #follow(before: View | null, view: View): void {
    this.navigation.guard(this.#session?.hasSomethingToLose ?? false);
    if (before?.sessionId !== view.sessionId) {
      const place: Place = view.sessionId === null ? { kind: "draft", draftId: view.draftId } : { kind: "session", id: view.sessionId };
      this.navigation.rename(addressOf(place, this.#pathBase));
      this.#tabs.open(view.sessionId);
    } else if (before !== null && before.version !== view.version) {
      this.#tabs.saved();
    }
  }

  async #handOver(): Promise<void> {
    await this.#session?.handOver();
    this.navigation.guard(false);
    this.#page.takenOver();
  }
}
