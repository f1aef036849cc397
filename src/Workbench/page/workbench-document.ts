import { isCommand, onKey } from "../../Portal.Web/Browser/keys";
import { listenForKeys } from "../../Portal.Web/Browser/shortcuts";
import { forgetAll } from "../../Portal.Web/Browser/tab-memory";
import { onUserMessage, type UserMessage } from "../../Portal.Web/Browser/user-tabs";
import { addressOf, Navigation, plainAddress, type NavigationHost } from "../shim";
import { ConflictPlace } from "./conflict-place";
import { errandIn, type Errand } from "./errand";
import { OpeningPage, type OpeningHost } from "./opening-page";
import { actionsOf, type Actions } from "./page-actions";
import { linkTo, part, type PageParts } from "./page-parts";
import { showPlaces } from "./place-notice";
import { PlaceOpener } from "./place-opener";
import * as placeWords from "./place-words";
import { showInstead, type Problem } from "./problem-view";
import { askLeave } from "./recovery-dialog";
import { SaveActions } from "./save-actions";
import { SessionDisplay } from "./session-display";
import { SessionTabs } from "./session-tabs";
import { SnapshotDialogs } from "./snapshot-dialogs";
import { SnapshotView } from "./snapshot-view";
import { TopBar } from "./top-bar";
import { UndoOffer } from "./undo-offer";

/** The document in which sessions and snapshots live, one after the other: its parts, put together. */
export class WorkbenchDocument {
  readonly #parts: PageParts;
  readonly #saves: SaveActions;
  readonly #actions: Actions;
  readonly #bar: TopBar;
  readonly #navigation: Navigation;
  readonly #tabs: SessionTabs;
  readonly #undo: UndoOffer;
  readonly #conflict: ConflictPlace;
  readonly #display: SessionDisplay;
  readonly #snapshots: SnapshotDialogs;
  readonly #snapshotView: SnapshotView;
  readonly #opener: PlaceOpener;
  readonly #opening: OpeningPage;

  constructor(parts: PageParts) {
    const { page, base, environment, context, element, dialogs, notices } = parts;
    this.#parts = parts;
    this.#saves = new SaveActions(parts, {
      openResolver: (session) => void this.#conflict.open(session),
      saved: () => this.#display.saved(),
    });
    this.#actions = this.#actionTable();
    this.#bar = new TopBar(page, this.#actions);
    this.#navigation = new Navigation(environment, this.#navigationHost(), base);
    this.#tabs = new SessionTabs(parts, {
      navigation: this.#navigation,
      bar: this.#bar,
      show: (place) => this.#opening.show(place),
      saveAs: this.#saves.saveAs,
    });
    this.#undo = new UndoOffer(base, (address) => void this.#navigation.go(address));
    this.#conflict = new ConflictPlace(parts, {
      saved: () => this.#display.saved(),
      toggled: () => this.#display.update(),
      discarded: (work) => this.#undo.make(work),
    });
    this.#display = new SessionDisplay(parts, {
      actions: this.#actions,
      bar: this.#bar,
      navigation: this.#navigation,
      tabs: this.#tabs,
      saves: this.#saves,
      conflict: this.#conflict,
      undo: this.#undo,
    });
    this.#snapshots = new SnapshotDialogs(
      dialogs,
      context.backend,
      (id) => linkTo(parts, { kind: "snapshot", id }),
      (id) => `${base}/snapshots/${id}`,
    );
    this.#snapshotView = new SnapshotView(page, element, notices);
    this.#opener = new PlaceOpener(context, dialogs, {
      begun: (draftId) => this.#nameDraft(draftId),
      discarded: (work) => this.#undo.make(work),
    });
    this.#opening = new OpeningPage(page, base, environment.clock, this.#opener, this.#openingHost());
  }

  /** Shows what the address names, and follows the user from there. */
  start(): void {
    const { environment, context, element, notices } = this.#parts;
    element.workbench.onUpdate(() => showPlaces(notices, element.workbench));
    onUserMessage(context.backend.userId, (word) => void this.#userLeaves(word));
    document.addEventListener("click", (event) => this.#navigation.takeClick(event));
    onKey(document, (event) => {
      if (!isCommand(event, "s")) return false;
      if (this.#parts.shown.session?.view.canSave && !document.querySelector("dialog[open]")) void this.#saves.save();
      return true;
    });
    // A band says whether the device or the server is the trouble.
    for (const name of ["online", "offline"]) environment.window.addEventListener(name, () => this.#display.update());
    listenForKeys();
    void this.#opening.show(this.#navigation.place);
  }

  #actionTable(): Actions {
    const { element } = this.#parts;
    return actionsOf(this.#parts, {
      saves: this.#saves,
      goHome: () => this.#goHome(),
      makeSession: () => this.#makeSession(),
      copyLink: () => this.#snapshotView.copyLink(linkTo(this.#parts, { kind: "snapshot", id: this.#snapshotView.id ?? "" })),
      compare: (session) => this.#conflict.open(session),
      reload: (session) => this.#conflict.reload(session, this.#saves.saveAs),
      snapshot: (session) => this.#snapshots.create(session, element.content.dashboards),
    });
  }

  #navigationHost(): NavigationHost {
    const { dialogs, context, shown } = this.#parts;
    return {
      hasSomethingToLose: () => shown.session?.hasSomethingToLose ?? false,
      ask: () => askLeave(dialogs, context.setAside.days),
      save: this.#saves.save,
      discard: () => this.#display.discard(),
      show: (place) => this.#opening.show(place),
    };
  }

  #openingHost(): OpeningHost {
    return {
      leave: () => this.#leave(),
      takeErrand: () => this.#takeErrand(),
      showSession: (session, postponed) => this.#display.show(session, postponed),
      showSnapshot: (snapshot, content) => {
        this.#bar.showFor("snapshot");
        this.#bar.title(snapshot.metadata.title);
        this.#snapshotView.show(snapshot, content);
      },
      say: (problem) => this.#say(problem),
      goHome: () => this.#goHome(),
      isReachable: async () => (await this.#parts.context.backend.checkContact()) === "reachable",
    };
  }

  #goHome(): Promise<boolean> {
    return this.#navigation.go(`${this.#parts.base}/`);
  }

  /** Done once: a reload is another question. */
  #takeErrand(): Errand | null {
    const url = new URL(this.#parts.environment.location.href);
    const errand = errandIn(url.hash);
    if (errand !== null) this.#navigation.rename(url.pathname + url.search);
    return errand;
  }

  /** What was asked for beside the place stays in the address. */
  #nameDraft(draftId: string): void {
    const { environment, base } = this.#parts;
    this.#navigation.rename(plainAddress(new URL(environment.location.href), { kind: "draft", draftId }, base));
  }

  async #makeSession(): Promise<void> {
    const stored = this.#snapshotView.take();
    if (stored === null) return;
    const draftId = this.#parts.environment.newId();
    this.#opener.copyOf(draftId, stored);
    await this.#navigation.go(addressOf({ kind: "draft", draftId }, this.#parts.base));
  }

  /** The user signs out in another tab: the work is let go of, or nothing of it stays. */
  async #userLeaves(word: UserMessage): Promise<void> {
    const { session } = this.#parts.shown;
    forgetAll();
    if (word === "let-go") return session === null ? undefined : void (await this.#tabs.handOver("signed-out"));
    this.#leave();
    await session?.discard();
    this.#say(placeWords.signedOut);
  }

  /** Nothing of what is shown stays, no open question either. */
  #leave(): void {
    const { page, shown, notices, dialogs } = this.#parts;
    shown.session?.close();
    shown.session = null;
    this.#conflict.hide();
    this.#snapshotView.leave();
    this.#tabs.leave();
    notices.clear();
    this.#tabs.open(null);
    this.#navigation.guard(false);
    dialogs.abandon();
    part(page, "problem").hidden = true;
  }

  #say(problem: Problem): void {
    const { page, element, base } = this.#parts;
    showInstead(page, this.#bar, element, base, problem);
  }
}
