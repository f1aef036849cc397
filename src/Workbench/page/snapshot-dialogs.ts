import { fitTitle, MAX_SNAPSHOT_TITLE_LENGTH, shownTitle, type Backend, type Orchestrator } from "../shim";
import { element } from "../framework/elements";
import type { Dialogs } from "./dialogs";
import { askCaption } from "./caption-dialog";
import * as dialogWords from "./dialog-words";
import { countsOf, untitled } from "./words";

/** Makes a snapshot: what is in it first, then title and description, then its link. */
export class SnapshotDialogs {
  readonly #dialogs: Dialogs;
  readonly #backend: Backend;
  readonly #linkOf: (id: string) => string;
  readonly #pageOf: (id: string) => string;

  /** How often an identical snapshot was asked for. */
  #asked = 0;

  /** @param linkOf The absolute link of a snapshot. @param pageOf Address of its page. */
  constructor(dialogs: Dialogs, backend: Backend, linkOf: (id: string) => string, pageOf: (id: string) => string) {
    [this.#dialogs, this.#backend, this.#linkOf, this.#pageOf] = [dialogs, backend, linkOf, pageOf];
  }

  async create(session: Orchestrator, dashboards: readonly { moduleInstances?: readonly unknown[] }[]): Promise<void> {
    const { view } = session;
    let made: string | null = null;
    const identical = this.#dialogs.named("snapshot").querySelector<HTMLElement>("[data-identical]")!;
    identical.hidden = true;
    void this.#showIdentical(session, identical);
    await askCaption(this.#dialogs, {
      dialog: "snapshot",
      verb: dialogWords.snapshotCreate,
      about: dialogWords.snapshotAbout(countsOf(dashboards), view.sizeBytes, view.isChanged),
      caption: { title: fitTitle("", view.title, "", MAX_SNAPSHOT_TITLE_LENGTH), description: view.description },
      longestTitle: MAX_SNAPSHOT_TITLE_LENGTH,
      submit: async (caption) => {
        const result = await session.createSnapshot(caption);
        if (result.kind !== "created") return result;
        made = result.id;
        return null;
      },
    });
    if (made !== null) await this.#showCreated(made, session.hasSomethingToLose);
  }

  async #showCreated(id: string, isUnsaved: boolean): Promise<void> {
    const dialog = this.#dialogs.named("created");
    const link = dialog.querySelector<HTMLInputElement>("#created-link")!;
    link.value = this.#linkOf(id);
    dialog.querySelector("[data-unsaved]")!.textContent = isUnsaved ? dialogWords.snapshotIsUnsaved : "";
    dialog.querySelector<HTMLAnchorElement>("[data-page]")!.href = this.#pageOf(id);
    const done = this.#dialogs.open("created");
    link.focus();
    link.select();
    await done;
  }

  async #showIdentical(session: Orchestrator, place: HTMLElement): Promise<void> {
    const asked = ++this.#asked;
    const hash = await session.hashOfCopy();
    const known = hash === null ? null : await this.#backend.findOwnSnapshot(hash);
    // Answered for a dialog that is closed, or open again.
    if (known === null || asked !== this.#asked) return;
    const link = element(
      "a",
      { href: this.#linkOf(known.id), target: "_blank" },
      element("bdi", {}, shownTitle(known.title, untitled.snapshot)),
    );
    place.replaceChildren(
      element("span", { class: "notice-words" }, dialogWords.snapshotBeforeIdentical, link, dialogWords.snapshotAfterIdentical),
    );
    place.hidden = false;
  }
}
