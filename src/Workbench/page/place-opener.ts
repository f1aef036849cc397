import { recall, remember } from "../../Portal.Web/Browser/tab-memory";
import {
  bringBack,
  openNew,
  openSaved,
  openSnapshotCopy,
  openTemplate,
  parseContent,
  takeDraft,
  type Place,
  type SnapshotMetadata,
  type Stored,
  type WorkbenchContext,
} from "../shim";
import type { Dialogs } from "./dialogs";
import { DraftRecovery, type DraftRecoveryHost, type Recovered } from "./draft-recovery";
import type { Errand } from "./errand";
import { failedPlace, placeOpened, problemAt, unreadablePlace, type PlaceOpened } from "./place-opened";
import { newSessionContent } from "./new-session";
import * as placeWords from "./place-words";
import { copyTitle } from "./words";

/** Opens what an address names, and asks about drafts on the way. */
export class PlaceOpener {
  readonly #context: WorkbenchContext;
  readonly #recovery: DraftRecovery;
  readonly #begun: (draftId: string) => void;
  /** Snapshots that a new draft begins with a copy of, by the draft's id. */
  readonly #copies = new Map<string, Stored<SnapshotMetadata>>();

  constructor(context: WorkbenchContext, dialogs: Dialogs, host: DraftRecoveryHost) {
    this.#context = context;
    this.#recovery = new DraftRecovery(context, dialogs, host);
    this.#begun = (draftId) => host.begun(draftId);
  }

  /** The next opening of that draft begins with a copy of the snapshot. */
  copyOf(draftId: string, snapshot: Stored<SnapshotMetadata>): void {
    this.#copies.clear();
    this.#copies.set(draftId, snapshot);
    rememberBegun(draftId);
  }

  /**
   * @param errand What the address asks for beside the place.
   * @param isWanted Whether the place is still the one to show; asked before it is loaded.
   */
  async open(place: Place, errand: Errand | null, isWanted: () => boolean): Promise<PlaceOpened> {
    const asked = errand === null ? null : await this.#run(errand, place);
    if (asked !== null) return asked;
    switch (place.kind) {
      case "malformed":
        return problemAt(placeWords.notFound, placeWords.notFoundText);
      case "snapshot":
        return this.#snapshot(place.id);
      case "session":
        return this.#session(place.id, isWanted);
      default:
        return this.#draft(place.draftId);
    }
  }

  async #snapshot(id: string): Promise<PlaceOpened> {
    const found = await this.#context.backend.snapshot(id, this.#context.environment.newId());
    const heading = placeWords.headings.snapshot;
    if (found.kind !== "found") return failedPlace(found, heading);
    const parsed = parseContent(found.content);
    if (!("content" in parsed)) return unreadablePlace(heading, parsed.problem, found.content, `${id}.json`);
    return { kind: "snapshot", snapshot: found, content: parsed.content };
  }

  async #session(id: string, isWanted: () => boolean): Promise<PlaceOpened> {
    const recovered = await this.#recovery.ask({ sessionId: id });
    if (recovered.kind !== "none") return this.#after(recovered);
    if (!isWanted()) return { kind: "abandoned" };
    const opened = placeOpened(await openSaved(this.#context, id), placeWords.headings.session, `${id}.json`);
    const { postponed } = recovered;
    return opened.kind === "session" && postponed !== null ? { ...opened, postponed } : opened;
  }

  async #draft(draftId: string | null): Promise<PlaceOpened> {
    if (draftId === null) return this.#fresh(this.#context.environment.newId());
    const snapshot = this.#copies.get(draftId);
    if (snapshot !== undefined) return this.#copy(draftId, snapshot);
    const recovered = await this.#recovery.ask({ draftId });
    if (recovered.kind !== "none") return this.#after(recovered);
    const held = await takeDraft(this.#context, draftId);
    if (typeof held !== "string") held.release();
    if (held === "in-use") return problemAt(placeWords.draftOtherTabHeading, placeWords.draftOtherTabText, true);
    if (wasBegun(draftId)) return this.#fresh(draftId);
    return problemAt(placeWords.draftOtherBrowserHeading, placeWords.draftOtherBrowserText);
  }

  async #copy(draftId: string, snapshot: Stored<SnapshotMetadata>): Promise<PlaceOpened> {
    this.#copies.clear();
    const { id, title } = snapshot.metadata;
    const opened = await openSnapshotCopy(this.#context, snapshot, copyTitle(title), draftId);
    return placeOpened(opened, placeWords.copyHeading, `${id}.json`);
  }

  #after(recovered: Exclude<Recovered, { kind: "none" }>): Promise<PlaceOpened> | PlaceOpened {
    if (recovered.kind === "fresh") return this.#fresh(recovered.draftId);
    return recovered.kind === "leave" ? recovered : recovered.place;
  }

  async #fresh(draftId: string): Promise<PlaceOpened> {
    rememberBegun(draftId);
    this.#begun(draftId);
    const content = await newSessionContent();
    return placeOpened(await openNew(this.#context, content, { title: placeWords.newTitle, description: null }, draftId), "", "");
  }

  /** Null where the place is to be opened as if nothing had been asked for: its own questions say why. */
  async #run({ kind, id }: Errand, place: Place): Promise<PlaceOpened | null> {
    if (kind === "copy") return this.#copyOfSetAside(id);
    if (kind === "template") return this.#ofTemplate(id);
    if (kind === "bring-back") await bringBack(this.#context, id);
    const opened = await this.#recovery.goOn(id, place.kind === "session");
    return opened.kind === "problem" && opened.downloads === undefined ? null : opened;
  }

  async #ofTemplate(name: string): Promise<PlaceOpened> {
    const { templateSession } = await import("./template-session");
    const made = await templateSession(name);
    if (made === null) return problemAt(placeWords.noTemplateHeading, placeWords.noTemplateText);
    const draftId = this.#context.environment.newId();
    this.#begun(draftId);
    return placeOpened(await openTemplate(this.#context, made.content, { title: made.title, description: null }, draftId), "", "");
  }

  async #copyOfSetAside(id: string): Promise<PlaceOpened> {
    const work = await this.#context.setAside.find(id);
    if (work === null) return problemAt(placeWords.draftExpiredHeading, placeWords.draftExpiredText);
    const parsed = parseContent(work.content);
    const heading = placeWords.headings.draft;
    if (!("content" in parsed)) return unreadablePlace(heading, parsed.problem, work.content, `${id}.json`);
    const draftId = this.#context.environment.newId();
    this.#begun(draftId);
    const { title, description } = work;
    return placeOpened(await openTemplate(this.#context, parsed.content, { title, description }, draftId), heading, `${id}.json`);
  }
}

/** A new session that nobody touched has no draft; reloading its address shows it again, in the tab in which it was begun. */
function rememberBegun(draftId: string): void {
  remember("begun", draftId);
}

function wasBegun(draftId: string): boolean {
  return recall("begun") === draftId;
}
