import { absoluteLink } from "../../Portal.Web/Browser/absolute-link";
import "../../Portal.Web/Browser/copy-button";
import "../../Portal.Web/Browser/text-counter";
import "../../Portal.Web/Browser/time-ago";
import { isCommand, onKey } from "../../Portal.Web/Browser/keys";
import { forgetAll } from "../../Portal.Web/Browser/tab-memory";
import { onUserWord, type UserWord } from "../../Portal.Web/Browser/user-tabs";
import { listenForKeys } from "../../Portal.Web/Browser/shortcuts";
import { contactIsBack } from "../../Portal.Web/Browser/contact";
import { openMenu } from "../dashboards/menu";
import {
  addressOf,
  Backend,
  browserEnvironment,
  LocalDrafts,
  MAX_TITLE_LENGTH,
  Navigation,
  plainAddress,
  SetAside,
  setAsideSession,
  ShimDatabase,
  Tabs,
  WindowActivity,
  type Draft,
  type Environment,
  type LeaveAnswer,
  type Orchestrator,
  type Place,
  type View,
  type WorkbenchContext,
} from "../shim";
import type { WebvizWorkbench } from "../workbench-element";
import { DeskPage } from "./desk-page";
import { Dialogs } from "./dialogs";
import { addressToRecover, errandIn, type Errand } from "./errand";
import { failureText } from "./failure-words";
import { askMetadata } from "./metadata-form";
import { Notices } from "./notices";
import { openSession } from "./open-dialog";
import { OpeningPage } from "./opening-page";
import { showPlaces } from "./place-notice";
import { PlaceOpener } from "./place-opener";
import { showProblem, type Problem } from "./problem-view";
import { askForGood } from "./recovery-dialog";
import { SaveActions } from "./save-actions";
import { askSignIn } from "./sign-in-question";
import { SnapshotDialogs } from "./snapshot-dialogs";
import { SnapshotView } from "./snapshot-view";
import { readOnlyNotice, showTabs, type ReadOnlyReason } from "./tab-notices";
import { toast } from "./toasts";
import { TopBar } from "./top-bar";
import { UndoOffer } from "./undo-offer";
import { showView } from "./view-notices";
import { agoOf, daysText } from "./words";

/**
 * `<workbench-page>`: the document in which sessions and snapshots live. Puts together the live workbench, the library that keeps its work
 * safe, and the markup that the server rendered; decides nothing that one of them can decide.
 */
export class WorkbenchPage extends HTMLElement {
  #environment!: Environment;
  readonly #base = this.dataset["base"] ?? "";
  #dialogs!: Dialogs;
  #notices!: Notices;
  #bar!: TopBar;
  #element!: WebvizWorkbench;
  #context!: WorkbenchContext;
  #navigation!: Navigation;
  #tabs!: Tabs;
  #opener!: PlaceOpener;
  #opening!: OpeningPage;
  #undo!: UndoOffer;
  #saves!: SaveActions;
  #desk!: DeskPage;
  #snapshots!: SnapshotDialogs;
  #snapshotView!: SnapshotView;
  #session: Orchestrator | null = null;
  #hasFailed = false;
  #stopTrying: () => void = () => {};

  connectedCallback(): void {
    try {
      this.#begin();
    } catch (problem) {
      console.error("The workbench could not start.", problem);
      this.classList.add("workbench-stopped");
    }
  }

  #begin(): void {
    this.#environment = browserEnvironment(this.dataset["worker"] ?? "");
    this.#dialogs = new Dialogs(this);
    this.#notices = new Notices(this.querySelector("[data-notices]")!);
    this.#element = this.querySelector<WebvizWorkbench>("webviz-workbench")!;
    this.#bar = new TopBar(this, (name, button) => this.#act(name, button));
    if (this.#environment.work === null) {
      const text = "This page is read-only: saving needs a secure connection (https), or localhost.";
      this.#say({ heading: "This page cannot keep work safe", text });
      return;
    }
    this.#assemble(this.#environment.work);
    this.#start();
  }

  #assemble(work: NonNullable<Environment["work"]>): void {
    const userId = this.dataset["user"] ?? "";
    const backend = new Backend(this.#environment, { apiBase: `${this.#base}/api/persistence`, aliveUrl: `${this.#base}/alive`, userId });
    const database = new ShimDatabase(this.#environment.indexedDB, this.#environment.clock);
    const setAside = new SetAside(this.#environment, database, userId, Number(this.dataset["setAsideDays"]));
    this.#context = {
      environment: this.#environment,
      work,
      backend,
      database,
      setAside,
      drafts: new LocalDrafts(this.#environment.localStorage, database, work, userId, () => setAside.removeOldest()),
      source: this.#element.workbench,
      activity: new WindowActivity(this.#environment),
      signIn: (failure) => askSignIn(this.#dialogs, this.#environment, backend, this.#base, failureText(failure)),
    };
    this.#navigation = new Navigation(
      this.#environment,
      {
        hasSomethingToLose: () => this.#session?.hasSomethingToLose ?? false,
        ask: () => this.#askLeave(),
        save: async () => this.#session !== null && (await this.#saves.save(this.#session)),
        discard: () => this.#discard(),
        show: (place) => this.#opening.show(place),
      },
      this.#base,
    );
    this.#tabs = new Tabs(this.#environment, userId, {
      othersChanged: () => this.#showTabs(),
      takenOver: () => this.#handOver("taken-over"),
      savedElsewhere: () => void this.#session?.lookNow(),
    });
    this.#undo = new UndoOffer(this.#base, (address) => void this.#navigation.go(address));
    this.#desk = new DeskPage(this.querySelector("[data-desk]")!, this.#element, this.#context, this.#dialogs, {
      saved: () => this.#saved(),
      toggled: () => {
        if (this.#session !== null) this.#onView(this.#session.view);
      },
      discarded: (work) => this.#undo.make(work),
    });
    this.#saves = new SaveActions(
      this.#context,
      this.#dialogs,
      (session) => void this.#desk.open(session),
      () => this.#saved(),
      () => this.#element.content,
    );
    this.#snapshots = new SnapshotDialogs(
      this.#dialogs,
      backend,
      (id) => this.#absolute({ kind: "snapshot", id }),
      (id) => `${this.#base}/snapshots/${id}`,
    );
    this.#element.workbench.onUpdate(() => showPlaces(this.#notices, this.#element.workbench));
    this.#snapshotView = new SnapshotView(this, this.#element, this.#notices);
    this.#opener = new PlaceOpener(
      this.#context,
      this.#dialogs,
      (draftId) => this.#nameDraft(draftId),
      (work) => this.#undo.make(work),
    );
    this.#opening = new OpeningPage(this, this.#base, this.#environment.clock, this.#opener, {
      leave: () => this.#leavePlace(),
      takeErrand: () => this.#takeErrand(),
      showSession: (session, postponed) => this.#showSession(session, postponed),
      showSnapshot: (snapshot, content) => this.#showSnapshot(snapshot, content),
      say: (problem) => this.#say(problem),
      goHome: () => this.#navigation.go(`${this.#base}/`),
      isReachable: async () => (await this.#context.backend.checkContact()) === "reachable",
    });
    onUserWord(userId, (word) => void this.#userLeaves(word));
  }

  #start(): void {
    document.addEventListener("click", (event) => this.#navigation.takeClick(event));
    onKey(document, (event) => {
      if (!isCommand(event, "s")) return false;
      if (this.#session?.view.canSave && !document.querySelector("dialog[open]")) void this.#saves.save(this.#session);
      return true;
    });
    listenForKeys();
    void this.#opening.show(this.#navigation.place);
  }

  /** Done once: a reload is another question. */
  #takeErrand(): Errand | null {
    const url = new URL(this.#environment.location.href);
    const errand = errandIn(url.hash);
    if (errand !== null) this.#navigation.rename(url.pathname + url.search);
    return errand;
  }

  /** What was asked for beside the place stays in the address. */
  #nameDraft(draftId: string): void {
    this.#navigation.rename(plainAddress(new URL(this.#environment.location.href), { kind: "draft", draftId }, this.#base));
  }

  #showSession(session: Orchestrator, postponed: Draft | undefined): void {
    [this.#session, this.#hasFailed] = [session, false];
    this.#element.readOnly = false;
    this.#element.hidden = false;
    this.#bar.showFor("session");
    this.#tabs.open(session.view.sessionId);
    session.subscribe((view) => this.#onView(view));
    this.#notices.set(
      "postponed",
      postponed === undefined
        ? null
        : {
            tint: "info",
            icon: "hard-drive",
            words: `Unsaved work on this session, from ${agoOf(postponed.savedAt)}, is still in this browser.`,
            actions: [
              {
                words: "Open it",
                act: () => void this.#navigation.go(addressToRecover(this.#base, postponed.draftId, postponed.sessionId)),
              },
            ],
          },
    );
  }

  #showSnapshot(...[snapshot, content]: Parameters<SnapshotView["show"]>): void {
    this.#bar.showFor("snapshot");
    this.#bar.title(snapshot.metadata.title);
    this.#snapshotView.show(snapshot, content);
  }

  #onView(view: View): void {
    this.#bar.show(view);
    this.#navigation.guard(this.#session?.hasSomethingToLose ?? false);
    if (this.#hasFailed && view.failure === null) this.#succeededAgain(view);
    this.#hasFailed = view.failure !== null;
    showView(this.#notices, view, {
      act: (name) => this.#act(name),
      isDeskOpen: this.#desk.isOpen,
      isOnline: this.#environment.isOnline(),
    });
    this.#tabs.isUnsaved = this.#session?.hasSomethingToLose ?? false;
    this.#showTabs();
  }

  /** After a failure a save went through, perhaps by itself: what failed meanwhile is asked for again. */
  #succeededAgain(view: View): void {
    this.#saves.succeeded();
    contactIsBack();
    if (view.sessionId !== null && !view.isChanged) this.#saved();
  }

  #act(name: string, from?: HTMLElement): void {
    if (name === "shortcuts") void this.#dialogs.open("shortcuts");
    if (name === "close") void this.#navigation.go(`${this.#base}/`);
    if (name === "make-session") void this.#makeSession();
    if (name === "copy-link") void this.#snapshotView.copyLink(this.#absolute({ kind: "snapshot", id: this.#snapshotView.id ?? "" }));
    const session = this.#session;
    if (session === null) return;
    if (name === "save") void this.#saves.save(session);
    if (name === "save-as") void this.#saves.saveAs(session);
    if (name === "save-menu" && from)
      openMenu(from, "More ways to save, and open", [
        { words: "Save as…", icon: "copy", act: () => void this.#saves.saveAs(session) },
        { words: "Open…", icon: "folder-open", act: () => void openSession(this.#dialogs, this.#context.backend, this.#base) },
      ]);
    if (name === "metadata") void this.#editMetadata(session);
    if (name === "reload") void this.#desk.reload(session, () => this.#saves.saveAs(session));
    if (name === "sign-in") void session.signIn();
    if (name === "compare") void this.#desk.open(session);
    if (name === "snapshot") void this.#snapshots.create(session, this.#element.content.dashboards);
    if (name === "size") void this.#saves.explainSize(this.#element.content, session.view.sizeBytes);
  }

  async #editMetadata(session: Orchestrator): Promise<void> {
    const { view } = session;
    const { title, description } = view;
    await askMetadata(this.#dialogs, {
      dialog: "metadata",
      heading: "Edit title and description",
      verb: "Save",
      about:
        view.sessionId === null
          ? "Kept with this work. It is stored on the server once you save it."
          : "Only title and description are saved. Other changes stay as they are.",
      metadata: { title, description },
      longestTitle: MAX_TITLE_LENGTH,
      isKept: true,
      submit: async (metadata) => {
        if (view.sessionId === null) return (await session.editMetadata(metadata), null);
        const outcome = await session.saveMetadata(metadata);
        if (outcome.kind === "conflict") void this.#desk.open(session);
        return outcome.kind === "saved" || outcome.kind === "unchanged" || outcome.kind === "needs-title" || outcome.kind === "conflict"
          ? null
          : outcome;
      },
    });
  }

  #saved(): void {
    const sessionId = this.#session?.view.sessionId ?? null;
    if (sessionId !== null) {
      this.#navigation.rename(addressOf({ kind: "session", id: sessionId }, this.#base));
      this.#tabs.open(sessionId);
      this.#tabs.saved();
    }
    // Lists in other tabs show it at once.
    const lists = this.#environment.openChannel("webviz-portal-changes");
    lists?.postMessage("sessions-changed");
    lists?.close();
  }

  async #makeSession(): Promise<void> {
    const stored = this.#snapshotView.take();
    if (stored === null) return;
    const draftId = this.#environment.newId();
    this.#opener.copyOf(draftId, stored);
    await this.#navigation.go(addressOf({ kind: "draft", draftId }, this.#base));
  }

  async #askLeave(): Promise<LeaveAnswer> {
    const text = `You have unsaved changes. If you don't save, they are set aside for ${daysText(this.#context.setAside.days)}.`;
    return (await this.#dialogs.ask("Save before you leave?", text, [
      { answer: "discard", words: "Don't save", kind: "danger" },
      { answer: "cancel", words: "Cancel" },
      { answer: "save", words: "Save", kind: "primary" },
    ])) as LeaveAnswer;
  }

  /** "Don't save". Where the work cannot be set aside, that is asked about once more. */
  async #discard(): Promise<boolean> {
    const session = this.#session;
    if (session === null) return true;
    const kept = await setAsideSession(this.#context, session, "not-saved");
    if (kept === null && !(await askForGood(this.#dialogs))) return false;
    await session.discard();
    this.#session = null;
    if (kept !== null) this.#undo.make(kept);
    return true;
  }

  /** The user signs out in another tab: the work is let go of, or nothing of it stays. */
  async #userLeaves(word: UserWord): Promise<void> {
    forgetAll();
    if (word === "let-go") return this.#session === null ? undefined : void (await this.#handOver("signed-out"));
    const session = this.#session;
    this.#leavePlace();
    await session?.discard();
    this.#element.content = null;
    this.#say({ heading: "You signed out in another tab", text: "Nothing of your work is kept in this browser, as you chose." });
  }

  #showTabs(): void {
    const { others, othersUnsaved: unsaved, isUnsaved: isUnsavedHere } = this.#tabs;
    showTabs(
      this.#notices,
      { others: this.#session === null ? 0 : others, unsaved, isUnsavedHere },
      {
        takeOver: () => void this.#takeOver(),
        readOnly: () => void this.#handOver("chosen").then(() => this.#tabs.open(null)),
        copy: () => this.#act("save-as"),
      },
    );
  }

  /** What the other tab had not saved is shown here at once, unless this tab has unsaved work of its own. */
  async #takeOver(): Promise<void> {
    const draftId = await this.#tabs.takeOver();
    const [{ place }, session] = [this.#navigation, this.#session];
    const isFree = session?.hasSomethingToLose === false;
    if (isFree && draftId !== null) await this.#navigation.go(addressToRecover(this.#base, draftId, session.view.sessionId));
    else if (isFree) await this.#opening.show(place);
    toast("You edit this session here now.");
  }

  /** This tab writes its draft to the last edit, lets it go and only shows. Gives the draft that others can go on with. */
  async #handOver(reason: ReadOnlyReason): Promise<string | null> {
    const draftId = (await this.#session?.handOver()) ?? null;
    this.#session = null;
    this.#navigation.guard(false);
    this.#element.readOnly = true;
    // Fields that are open close: what is written in them now would be nobody's.
    this.#element.content = this.#element.content;
    this.#stopTrying = this.#element.workbench.onChange(() =>
      this.#notices.set("trying", {
        tint: "warn",
        icon: "info",
        words: "You are exploring. Changes here are not kept.",
        actions: [],
      }),
    );
    this.#bar.showFor("nothing");
    this.#notices.clear();
    this.#notices.set(
      "handed-over",
      readOnlyNotice(reason, () => this.#environment.location.assign(this.#environment.location.href)),
    );
    return draftId;
  }

  #leavePlace(): void {
    this.#session?.close();
    this.#session = null;
    this.#desk.hide();
    this.#snapshotView.leave();
    this.#stopTrying();
    this.#notices.clear();
    this.#tabs.open(null);
    this.#navigation.guard(false);
    this.#dialogs.abandon();
    this.querySelector<HTMLElement>("[data-problem]")!.hidden = true;
  }

  #say(problem: Problem): void {
    this.querySelector<HTMLElement>("[data-loading]")!.hidden = true;
    this.#bar.showFor("nothing");
    this.#element.hidden = true;
    // What cannot be shown is let go of: news of it, such as the list of ensembles, would draw it again.
    this.#element.content = null;
    showProblem(this.querySelector("[data-problem]")!, this.#base, problem);
  }

  #absolute(place: Exclude<Place, { kind: "malformed" }>): string {
    return absoluteLink(addressOf(place, this.#base));
  }
}
