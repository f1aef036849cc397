import "../../Browser/copy-button";
import "../../Browser/text-counter";
import "../../Browser/time-ago";
import { listenForKeys } from "../../Browser/shortcuts";
import { openMenu } from "../dashboards/menu";
import { element } from "../framework/elements";
import { Backend } from "../shim/backend";
import { browserEnvironment } from "../shim/browser-environment";
import { MAX_TITLE_LENGTH } from "../shim/constants";
import { whyReadOnly, type Environment } from "../shim/environment";
import { ShimDatabase } from "../shim/indexed-db";
import { LocalDrafts } from "../shim/local-drafts";
import { Navigation, type LeaveAnswer } from "../shim/navigation";
import type { Orchestrator } from "../shim/orchestrator";
import { addressOf, type Place } from "../shim/places";
import { SignInWait } from "../shim/sign-in";
import { Tabs } from "../shim/tabs";
import type { View } from "../shim/view";
import { WindowActivity } from "../shim/window-activity";
import type { WorkbenchContext } from "../shim/workbench-context";
import type { WebvizWorkbench } from "../workbench-element";
import { DeskPage } from "./desk-page";
import { Dialogs } from "./dialogs";
import { askMetadata } from "./metadata-form";
import { Notices } from "./notices";
import { openSession } from "./open-dialog";
import { PlaceOpener } from "./place-opener";
import { SaveActions } from "./save-actions";
import { SnapshotDialogs } from "./snapshot-dialogs";
import { SnapshotView } from "./snapshot-view";
import { toast } from "./toasts";
import { TopBar } from "./top-bar";

/**
 * `<workbench-page>`: the document in which sessions and snapshots live. Puts together the live workbench, the library that keeps its work
 * safe, and the markup that the server rendered; decides nothing that one of them can decide.
 */
export class WorkbenchPage extends HTMLElement {
  readonly #environment: Environment = browserEnvironment(this.dataset["worker"] ?? "");
  readonly #base = this.dataset["base"] ?? "";
  #dialogs!: Dialogs;
  #notices!: Notices;
  #bar!: TopBar;
  #element!: WebvizWorkbench;
  #context!: WorkbenchContext;
  #navigation!: Navigation;
  #tabs!: Tabs;
  #opener!: PlaceOpener;
  #saves!: SaveActions;
  #desk!: DeskPage;
  #snapshots!: SnapshotDialogs;
  #snapshotView!: SnapshotView;
  #session: Orchestrator | null = null;
  #turn = 0;
  #stopTrying: () => void = () => {};
  #shown: Promise<void> = Promise.resolve();

  connectedCallback(): void {
    this.#dialogs = new Dialogs(this);
    this.#notices = new Notices(this.querySelector("[data-notices]")!);
    this.#element = this.querySelector<WebvizWorkbench>("webviz-workbench")!;
    this.#bar = new TopBar(this, (name, button) => this.#act(name, button));
    const problem = whyReadOnly(this.#environment);
    if (problem !== null || this.#environment.work === null) {
      this.#showProblem("This page cannot keep work safe", problem ?? "", []);
      return;
    }
    this.#assemble(this.#environment.work);
    void this.#start();
  }

  #assemble(work: NonNullable<Environment["work"]>): void {
    const userId = this.dataset["user"] ?? "";
    const backend = new Backend(this.#environment, { apiBase: `${this.#base}/api/persistence`, aliveUrl: `${this.#base}/alive`, userId });
    const database = new ShimDatabase(this.#environment.indexedDB, this.#environment.clock);
    this.#context = {
      environment: this.#environment, work, backend, database,
      drafts: new LocalDrafts(this.#environment.localStorage, database, work, userId),
      source: this.#element.workbench,
      activity: new WindowActivity(this.#environment),
      signIn: (failure) => this.#signIn(failure.message),
    };
    this.#navigation = new Navigation(this.#environment, {
      hasSomethingToLose: () => this.#session?.hasSomethingToLose ?? false,
      ask: () => this.#askLeave(),
      save: async () => this.#session !== null && await this.#saves.save(this.#session),
      discard: async () => { await this.#session?.discard(); this.#session = null; },
      show: (place) => this.#show(place),
    }, this.#base);
    this.#tabs = new Tabs(this.#environment, userId, {
      othersChanged: (count) => this.#othersChanged(count),
      takenOver: () => this.#handOver(),
      savedElsewhere: () => void this.#session?.lookNow(),
    });
    this.#desk = new DeskPage(this.querySelector("[data-desk]")!, this.#element, this.#context, this.#dialogs, () => this.#saved(), () => {
      if (this.#session !== null) this.#onView(this.#session.view);
    });
    this.#saves = new SaveActions(this.#context, this.#dialogs, (session) => void this.#desk.open(session), () => this.#saved(), () => this.#element.content);
    this.#snapshots = new SnapshotDialogs(this.#dialogs, backend, (id) => this.#absolute({ kind: "snapshot", id }), (id) => `${this.#base}/snapshots/${id}`);
    this.#snapshotView = new SnapshotView(this, this.#element, this.#notices);
    this.#opener = new PlaceOpener(this.#context, this.#dialogs, (draftId) => this.#navigation.rename(addressOf({ kind: "draft", draftId }, this.#base)));
  }

  async #start(): Promise<void> {
    document.addEventListener("click", (event) => this.#navigation.takeClick(event));
    document.addEventListener("keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
        event.preventDefault();
        if (this.#session?.view.canSave && !document.querySelector("dialog[open]")) void this.#saves.save(this.#session);
      }
    });
    listenForKeys();
    const { place } = this.#navigation;
    if (place !== null) await this.#show(place);
  }

  /** Shows one place after the other: of several asked for while one is being opened, only the last. */
  #show(place: Place): Promise<void> {
    const turn = ++this.#turn;
    this.#leavePlace();
    this.#dialogs.abandon();
    const shown = this.#shown.then(() => turn === this.#turn ? this.#open(place, () => turn === this.#turn) : undefined);
    this.#shown = shown.catch(() => undefined);
    return shown;
  }

  async #open(place: Place, isWanted: () => boolean): Promise<void> {
    this.#loading(true);
    const opened = await this.#opener.open(place, isWanted);
    this.#loading(false);
    if (!isWanted()) {
      if (opened.kind === "session") opened.session.close();
      return;
    }
    switch (opened.kind) {
      case "session": return this.#showSession(opened.session);
      case "snapshot": return this.#showSnapshot(opened.snapshot);
      case "abandoned": return;
      case "leave": await this.#navigation.go(`${this.#base}/`); return;
      default: this.#showProblem(opened.heading, opened.text, opened.download ?? [], opened.canRetry ? () => void this.#show(place) : undefined);
    }
  }

  #showSession(session: Orchestrator): void {
    this.#session = session;
    this.#element.readOnly = false;
    this.#element.hidden = false;
    this.#bar.showFor("session");
    this.#tabs.open(session.view.sessionId);
    session.subscribe((view) => this.#onView(view));
  }

  async #showSnapshot(snapshot: Parameters<SnapshotView["show"]>[0]): Promise<void> {
    this.#bar.showFor("snapshot");
    this.#bar.title(snapshot.metadata.title);
    const problem = this.#snapshotView.show(snapshot);
    if (problem !== null) this.#showProblem("This snapshot cannot be shown here", problem, [{ text: snapshot.content, name: `${snapshot.metadata.id}.json` }]);
  }

  #onView(view: View): void {
    this.#bar.show(view);
    this.#navigation.guard(this.#session?.hasSomethingToLose ?? false);
    this.#notices.set("storage", view.storage === "working" ? null : {
      tint: "bad", icon: "database", words: `Storage in this browser is ${view.storage}, so automatic backup is off. Save now to be safe.`,
      actions: [{ words: "Save", act: () => this.#act("save") }],
    });
    this.#notices.set("one-layer", !view.hasOneLayer || view.storage !== "working" ? null : {
      tint: "warn", icon: "database", words: "The browser's database does not answer. Only one layer protects your unsaved work here, so save often.", actions: [],
    });
    const isOutOfSync = view.newest !== null && !this.#desk.isOpen;
    this.#notices.set("sync", !isOutOfSync ? null : {
      tint: "info", icon: "refresh-cw", words: `Version ${view.newest!.version} was saved elsewhere.`,
      actions: [{ words: "Compare", act: () => this.#act("compare") }, { words: "Reload", act: () => this.#act("reload") }],
    });
    this.#notices.set("gone", !view.isGone ? null : {
      tint: "warn", icon: "trash-2", words: "This session was deleted elsewhere. Your work is still here. Save it as a new session.",
      actions: [{ words: "Save as new", act: () => this.#act("save-as") }],
    });
    this.#notices.set("offline", view.status.word !== "Offline, will retry" ? null : {
      tint: "warn", icon: "cloud-off", words: "Not saved: no contact with the server. Your work is kept in this browser. It is saved when the contact is back.",
      actions: [{ words: "Try now", act: () => this.#act("save") }],
    });
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
    if (name === "save-menu" && from) openMenu(from, "More ways to save, and open", [
      { words: "Save as…", icon: "copy", act: () => void this.#saves.saveAs(session) },
      { words: "Open…", icon: "folder-open", act: () => void openSession(this.#dialogs, this.#context.backend, this.#base) }]);
    if (name === "metadata") void this.#editMetadata(session);
    if (name === "reload") void this.#desk.reload(session, () => this.#saves.saveAs(session));
    if (name === "compare") void this.#desk.open(session);
    if (name === "snapshot") void this.#snapshots.create(session, this.#element.content.dashboards);
    if (name === "size") void this.#saves.explainSize(this.#element.content, session.view.sizeBytes);
  }

  async #editMetadata(session: Orchestrator): Promise<void> {
    const { view } = session;
    const { title, description } = view;
    await askMetadata(this.#dialogs, {
      dialog: "metadata", heading: "Edit title and description", verb: "Save",
      about: view.sessionId === null ? "Kept with this work; it is on the server when you save it." : "Only title and description are saved. Other changes stay as they are.",
      metadata: { title, description }, longestTitle: MAX_TITLE_LENGTH, isKept: true,
      submit: async (metadata) => {
        if (view.sessionId === null) return (await session.editMetadata(metadata), null);
        const outcome = await session.saveMetadata(metadata);
        if (outcome.kind === "conflict") void this.#desk.open(session);
        return outcome.kind === "saved" || outcome.kind === "unchanged" || outcome.kind === "needs-title" || outcome.kind === "conflict" ? null : outcome;
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
    this.#environment.openChannel("webviz-portal-changes")?.postMessage("sessions-changed");
  }

  async #makeSession(): Promise<void> {
    const { stored } = this.#snapshotView;
    if (stored === null) return;
    const draftId = this.#environment.newId();
    this.#opener.copyOf(draftId, stored);
    await this.#navigation.go(addressOf({ kind: "draft", draftId }, this.#base));
  }

  async #askLeave(): Promise<LeaveAnswer> {
    return await this.#dialogs.ask("Save before you leave?", "There are changes that are not on the server. Without saving, they are gone from this browser, too.", [
      { answer: "discard", words: "Don't save", kind: "danger" }, { answer: "cancel", words: "Cancel" }, { answer: "save", words: "Save", kind: "primary" }]) as LeaveAnswer;
  }

  async #signIn(message: string): Promise<boolean> {
    const wait = new SignInWait(this.#environment, this.#context.backend);
    const link = `${this.#base}/sign-in?returnUrl=${encodeURIComponent(`${this.#base}/`)}`;
    const dialog = this.#dialogs.named("question");
    void wait.done.then(() => dialog.close());
    const answered = this.#dialogs.ask("Sign in again", `${message} Your work is untouched. Sign in in a new window, then it goes on here.`, [
      { answer: "cancel", words: "Cancel" }]);
    const open = element("a", { class: "button button-primary", href: link, target: "_blank" }, "Sign in");
    dialog.querySelector("[data-buttons]")!.append(open);
    void answered.then(() => wait.cancel());
    return await wait.done;
  }

  #othersChanged(count: number): void {
    this.#notices.set("tabs", count === 0 || this.#session === null ? null : {
      tint: "warn", icon: "copy", words: "This session is open in another tab, too. Only one of them should change it.",
      actions: [
        { words: "Take over here", act: () => void this.#takeOver() },
        { words: "Read only here", act: () => void this.#handOver().then(() => this.#tabs.open(null)) },
        { words: "Work on a copy", act: () => this.#act("save-as") }],
    });
  }

  /** What the other tab had not saved is offered for recovery here, unless this tab has unsaved work of its own. */
  async #takeOver(): Promise<void> {
    await this.#tabs.takeOver();
    const { place } = this.#navigation;
    if (place !== null && this.#session?.hasSomethingToLose === false) await this.#show(place);
    toast("This tab has the session now.");
  }

  /** This tab writes its draft to the last edit, lets it go and only shows. */
  async #handOver(): Promise<void> {
    await this.#session?.handOver();
    this.#session = null;
    this.#navigation.guard(false);
    this.#element.readOnly = true;
    // Fields that are open close: what is written in them now would be nobody's.
    this.#element.content = this.#element.content;
    this.#stopTrying = this.#element.workbench.onChange(() => this.#notices.set("trying", {
      tint: "warn", icon: "info", words: "You are trying things out: another tab has this session, and nothing of this is kept.", actions: [],
    }));
    this.#bar.showFor("nothing");
    this.#notices.clear();
    this.#notices.set("handed-over", { tint: "info", icon: "lock", words: "Another tab has this session now. What you see here can be read, not changed.",
      actions: [{ words: "Load it here again", act: () => this.#environment.location.assign(this.#environment.location.href) }] });
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
    this.querySelector<HTMLElement>("[data-problem]")!.hidden = true;
  }

  #loading(isLoading: boolean): void {
    this.querySelector<HTMLElement>("[data-loading]")!.hidden = !isLoading;
    if (isLoading) this.#element.hidden = true;
  }

  #showProblem(heading: string, text: string, downloads: readonly { text: string; name: string }[], retry?: () => void): void {
    this.querySelector<HTMLElement>("[data-loading]")!.hidden = true;
    this.#bar.showFor("nothing");
    this.#element.hidden = true;
    this.#opener.showProblem(this.querySelector("[data-problem]")!, this.#base, heading, text, downloads, retry);
  }

  #absolute(place: Exclude<Place, { kind: "malformed" }>): string {
    return new URL(addressOf(place, this.#base), this.#environment.location.href).href;
  }
}
