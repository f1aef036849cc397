import { isObject } from "../content/content";
import { readDraft, storageStateOf, type Draft, type StorageState } from "./draft";
import type { ShimDatabase } from "./indexed-db";
import type { FoundDrafts } from "./local-storage-drafts";
import { LARGE_TEXT_LENGTH, type TextWork } from "../browser/text-work";

/** The text that a draft is based on. */
export interface BaseText {
  version: number;
  content: string;
}

/** The layer that survives a killed browser. Large content is compressed. */
export class IndexedDbDrafts {
  readonly #database: ShimDatabase;
  readonly #work: TextWork;

  constructor(database: ShimDatabase, work: TextWork) {
    this.#database = database;
    this.#work = work;
  }

  /** @param isWanted Asked when the text is packed: a draft that was removed meanwhile is not written. */
  async write(draft: Draft, isWanted: () => boolean): Promise<StorageState> {
    try {
      const { content, ...rest } = draft;
      const record = { ...rest, stored: content.length < LARGE_TEXT_LENGTH ? content : await this.#work.pack(content) };
      if (isWanted()) await this.#database.run("readwrite", (store) => store("drafts").put(record));
      return "working";
    } catch (problem) {
      return storageStateOf(problem);
    }
  }

  /** Removes the draft and the text that it is based on. A storage that is blocked holds nothing. */
  async remove(draftId: string): Promise<void> {
    await this.#database
      .removeBy((store) => {
        store("bases").delete(draftId);
        return store("drafts").delete(draftId);
      })
      .catch(() => undefined);
  }

  async list(userId: string): Promise<FoundDrafts> {
    const found: FoundDrafts = { drafts: [], unreadable: [] };
    const records: unknown[] = await this.#database.run("readonly", (store) => store("drafts").getAll()).catch(() => []);
    for (const record of records) {
      if (!isObject(record) || (record["userId"] ?? userId) !== userId) continue;
      const draft = await this.#unpack(record);
      if (draft !== null) found.drafts.push(draft);
      else found.unreadable.push({ draftId: String(record["draftId"]), raw: JSON.stringify(record) });
    }
    return found;
  }

  async writeBase(draftId: string, base: BaseText): Promise<void> {
    const record = { draftId, version: base.version, packed: await this.#work.pack(base.content) };
    // Without it a merge asks the server for the version.
    await this.#database.run("readwrite", (store) => store("bases").put(record)).catch(() => undefined);
  }

  /** Null where none is kept, or it is damaged. */
  async base(draftId: string): Promise<BaseText | null> {
    try {
      const record: unknown = await this.#database.run("readonly", (store) => store("bases").get(draftId) as IDBRequest<unknown>);
      if (!isObject(record)) return null;
      return { version: record["version"] as number, content: await this.#work.unpack(record["packed"] as Uint8Array) };
    } catch {
      return null;
    }
  }

  async #unpack(record: Record<string, unknown>): Promise<Draft | null> {
    try {
      const { stored, ...rest } = record;
      return readDraft({ ...rest, content: typeof stored === "string" ? stored : await this.#work.unpack(stored as Uint8Array) });
    } catch {
      return null;
    }
  }
}
