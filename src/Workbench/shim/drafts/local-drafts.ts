import type { Draft, StorageState, UnreadableDraft } from "./draft";
import type { ShimDatabase } from "./indexed-db";
import { IndexedDbDrafts, type BaseText } from "./indexed-db-drafts";
import { LocalStorageDrafts, type FoundDrafts } from "./local-storage-drafts";
import type { TextWork } from "../browser/text-work";

/** Drafts of one user in this browser, in two layers; of each draft the copy with the higher `seq` counts. */
export class LocalDrafts {
  readonly #userId: string;
  readonly #storage: LocalStorageDrafts;
  readonly #database: IndexedDbDrafts;
  readonly #isSilent: () => boolean;
  readonly #makeRoom: () => Promise<boolean>;
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #removals = new Map<string, number>();

  /** @param makeRoom Called when the storage is full: gives up something less dear. False when there is nothing. */
  constructor(
    storage: Storage | null,
    database: ShimDatabase,
    work: TextWork,
    userId: string,
    makeRoom: () => Promise<boolean> = nothingToGive,
  ) {
    this.#userId = userId;
    this.#makeRoom = makeRoom;
    this.#storage = new LocalStorageDrafts(storage);
    this.#database = new IndexedDbDrafts(database, work);
    this.#isSilent = () => database.isSilent;
  }

  /** Whether localStorage alone keeps the drafts, because the browser's database does not answer. */
  get hasOneLayer(): boolean {
    return this.#isSilent();
  }

  /** Writes both layers; working when one of them has the draft. */
  async write(draft: Draft): Promise<StorageState> {
    for (;;) {
      const state = await this.#write(draft);
      if (state !== "full" || !(await this.#makeRoom())) return state;
    }
  }

  /** Writes at once, while the page goes away. */
  writeNow(draft: Draft): StorageState {
    return this.#storage.write(draft);
  }

  /** Keeps the text that the draft is based on. */
  writeBase(draftId: string, base: BaseText): Promise<void> {
    const removals = this.#removalsOf(draftId);
    return this.#inTurn(draftId, async () => {
      if (removals === this.#removalsOf(draftId)) await this.#database.writeBase(draftId, base);
    });
  }

  /** The text that the draft is based on, where it is kept here. */
  base(draftId: string): Promise<BaseText | null> {
    return this.#database.base(draftId);
  }

  /** Removes the draft from both layers. A write that was asked for before does not bring it back. */
  async remove(draftId: string): Promise<void> {
    this.#removals.set(draftId, this.#removalsOf(draftId) + 1);
    this.#storage.remove(draftId);
    await this.#inTurn(draftId, () => this.#database.remove(draftId));
  }

  /** All drafts of the user, the newest first; a draft is unreadable only when neither layer can be read. */
  async list(): Promise<FoundDrafts> {
    const layers = [this.#storage.list(this.#userId), await this.#database.list(this.#userId)];
    const drafts = new Map<string, Draft>();
    for (const draft of layers.flatMap((layer) => layer.drafts)) {
      const known = drafts.get(draft.draftId);
      if (known === undefined || draft.seq > known.seq) drafts.set(draft.draftId, draft);
    }
    const unreadable = new Map<string, UnreadableDraft>();
    for (const damaged of layers.flatMap((layer) => layer.unreadable)) {
      if (!drafts.has(damaged.draftId) && !unreadable.has(damaged.draftId)) unreadable.set(damaged.draftId, damaged);
    }
    const newestFirst = [...drafts.values()].sort((one, other) => other.savedAt.localeCompare(one.savedAt));
    return { drafts: newestFirst, unreadable: [...unreadable.values()] };
  }

  async #write(draft: Draft): Promise<StorageState> {
    const removals = this.#removalsOf(draft.draftId);
    const stored = this.#storage.write(draft);
    const indexed = await this.#inTurn(draft.draftId, () => {
      const isWanted = (): boolean => removals === this.#removalsOf(draft.draftId);
      return isWanted() ? this.#database.write(draft, isWanted) : Promise.resolve<StorageState>("working");
    });
    return better(stored, indexed);
  }

  #removalsOf(draftId: string): number {
    return this.#removals.get(draftId) ?? 0;
  }

  /** One draft's writes and removals reach the database in the order in which they were asked for. */
  #inTurn<T>(draftId: string, step: () => Promise<T>): Promise<T> {
    const done = (this.#turns.get(draftId) ?? Promise.resolve()).then(step, step);
    this.#turns.set(draftId, done);
    return done;
  }
}

function nothingToGive(): Promise<boolean> {
  return Promise.resolve(false);
}

function better(one: StorageState, other: StorageState): StorageState {
  if (one === "working" || other === "working") return "working";
  return one === "full" || other === "full" ? "full" : "blocked";
}
