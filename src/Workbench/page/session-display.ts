import { contactIsBack } from "../../Portal.Web/Browser/contact";
import { setWebvizAddress } from "../dashboards/webviz-address";
import { addressOf, setAsideSession, type Draft, type Navigation, type Orchestrator, type View } from "../shim";
import type { ConflictPlace } from "./conflict-place";
import { addressToRecover } from "./errand";
import type { Actions } from "./page-actions";
import type { PageParts } from "./page-parts";
import { askForGood } from "./recovery-dialog";
import type { SaveActions } from "./save-actions";
import type { SessionTabs } from "./session-tabs";
import type { TopBar } from "./top-bar";
import type { UndoOffer } from "./undo-offer";
import { showPostponed, showView } from "./view-notices";

/** What shows a session, and what follows it. */
export interface SessionDisplayHost {
  actions: Actions;
  bar: TopBar;
  navigation: Navigation;
  tabs: SessionTabs;
  saves: SaveActions;
  conflict: ConflictPlace;
  undo: UndoOffer;
}

/** The session on screen: the bar, the bands, the leave prompt and the other tabs follow its view. */
export class SessionDisplay {
  readonly #parts: PageParts;
  readonly #host: SessionDisplayHost;
  #hasFailed = false;

  constructor(parts: PageParts, host: SessionDisplayHost) {
    [this.#parts, this.#host] = [parts, host];
  }

  /** Shows the session from now on. @param postponed Unsaved work on it that waits. */
  show(session: Orchestrator, postponed: Draft | undefined): void {
    const { shown, element, notices, base } = this.#parts;
    [shown.session, this.#hasFailed] = [session, false];
    [element.readOnly, element.hidden] = [false, false];
    this.#host.bar.showFor("session");
    this.#host.tabs.open(session.view.sessionId);
    session.subscribe((view) => this.#onView(view));
    showPostponed(
      notices,
      postponed,
      ({ draftId, sessionId }) => void this.#host.navigation.go(addressToRecover(base, draftId, sessionId)),
    );
  }

  #onView(view: View): void {
    const { shown, notices, environment } = this.#parts;
    const hasSomethingToLose = shown.session?.hasSomethingToLose ?? false;
    setWebvizAddress(this.#parts.page.dataset["webvizSession"], view.sessionId);
    this.#host.bar.show(view);
    this.#host.navigation.guard(hasSomethingToLose);
    if (this.#hasFailed && view.failure === null) this.#succeededAgain(view);
    this.#hasFailed = view.failure !== null;
    showView(notices, view, { actions: this.#host.actions, isResolverOpen: this.#host.conflict.isOpen, isOnline: environment.isOnline() });
    this.#host.tabs.update(hasSomethingToLose);
  }

  /** Shows how it stands. */
  update(): void {
    const { session } = this.#parts.shown;
    if (session !== null) this.#onView(session.view);
  }

  /** After a failure a save went through, perhaps by itself: what failed meanwhile is asked for again. */
  #succeededAgain(view: View): void {
    this.#host.saves.succeeded();
    contactIsBack();
    if (view.sessionId !== null && !view.isChanged) this.saved();
  }

  /** The server has something new: the address, other tabs and lists follow. */
  saved(): void {
    const { shown, base, environment } = this.#parts;
    const sessionId = shown.session?.view.sessionId ?? null;
    if (sessionId !== null) {
      this.#host.navigation.rename(addressOf({ kind: "session", id: sessionId }, base));
      this.#host.tabs.saved(sessionId);
    }
    // Lists in other tabs show it at once.
    const lists = environment.openChannel("webviz-portal-changes");
    lists?.postMessage("sessions-changed");
    lists?.close();
  }

  /** "Don't save". Where the work cannot be set aside, that is asked about once more. */
  async discard(): Promise<boolean> {
    const { shown, context, dialogs } = this.#parts;
    const { session } = shown;
    if (session === null) return true;
    const kept = await setAsideSession(context, session, "not-saved");
    if (kept === null && !(await askForGood(dialogs))) return false;
    await session.discard();
    shown.session = null;
    if (kept !== null) this.#host.undo.make(kept);
    return true;
  }
}
