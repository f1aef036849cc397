import { Tabs, type Navigation, type Place } from "../shim";
import { addressToRecover } from "./errand";
import * as noticeWords from "./notice-words";
import type { PageParts } from "./page-parts";
import { readOnlyNotice, showTabs, type ReadOnlyReason } from "./tab-notices";
import { toast } from "./toasts";
import type { TopBar } from "./top-bar";

/** What the tabs ask of the document. */
export interface SessionTabsHost {
  navigation: Navigation;
  bar: TopBar;
  show(place: Place): Promise<void>;
  saveAs(): unknown;
}

/** A session that other tabs of this browser have open, too: which tab edits it, and what becomes of it here when another takes it over. */
export class SessionTabs {
  readonly #parts: PageParts;
  readonly #host: SessionTabsHost;
  readonly #tabs: Tabs;
  #stopTrying: () => void = () => {};

  constructor(parts: PageParts, host: SessionTabsHost) {
    [this.#parts, this.#host] = [parts, host];
    const { environment, context, shown } = parts;
    this.#tabs = new Tabs(environment, context.backend.userId, {
      othersChanged: () => this.show(),
      takenOver: () => this.handOver("taken-over"),
      savedElsewhere: () => void shown.session?.lookNow(),
    });
  }

  /** This tab shows that session now, or none that was ever saved. */
  open(sessionId: string | null): void {
    this.#tabs.open(sessionId);
  }

  /** This tab has saved its session. */
  saved(sessionId: string): void {
    this.#tabs.open(sessionId);
    this.#tabs.saved();
  }

  /** Tells the other tabs how this one stands, and shows how they do. */
  update(isUnsaved: boolean): void {
    this.#tabs.isUnsaved = isUnsaved;
    this.show();
  }

  show(): void {
    const { others, othersUnsaved: unsaved, isUnsaved: isUnsavedHere } = this.#tabs;
    const { notices, shown } = this.#parts;
    showTabs(
      notices,
      { others: shown.session === null ? 0 : others, unsaved, isUnsavedHere },
      {
        takeOver: () => void this.#takeOver(),
        readOnly: () => void this.handOver("chosen").then(() => this.#tabs.open(null)),
        copy: () => this.#host.saveAs(),
      },
    );
  }

  /** This tab writes its draft to the last edit, lets it go and only shows. Gives the draft that others can go on with. */
  async handOver(reason: ReadOnlyReason): Promise<string | null> {
    const { shown, element, notices, environment } = this.#parts;
    const draftId = (await shown.session?.handOver()) ?? null;
    shown.session = null;
    this.#host.navigation.guard(false);
    element.readOnly = true;
    // Fields that are open close: what is written in them now would be nobody's.
    element.content = element.content;
    this.#stopTrying = element.workbench.onChange(() =>
      notices.set("trying", { tint: "warn", icon: "info", words: noticeWords.exploringSession, actions: [] }),
    );
    this.#host.bar.showFor("nothing");
    notices.clear();
    notices.set(
      "handed-over",
      readOnlyNotice(reason, () => environment.location.assign(environment.location.href)),
    );
    return draftId;
  }

  /** What is shown is left. */
  leave(): void {
    this.#stopTrying();
  }

  /** What the other tab had not saved is shown here at once, unless this tab has unsaved work of its own. */
  async #takeOver(): Promise<void> {
    const draftId = await this.#tabs.takeOver();
    const { shown, base } = this.#parts;
    const { navigation, show } = this.#host;
    const { place } = navigation;
    const isFree = shown.session?.hasSomethingToLose === false;
    if (isFree && draftId !== null) await navigation.go(addressToRecover(base, draftId, shown.session?.view.sessionId ?? null));
    else if (isFree) await show(place);
    toast(noticeWords.tabsTookOver);
  }
}
