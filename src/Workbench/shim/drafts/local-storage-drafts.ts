import { draftText, readDraft, storageStateOf, userOfDamaged, type Draft, type StorageState, type UnreadableDraft } from "./draft";

const prefix = "webviz-portal:draft:";

/** What a layer of storage holds of one user. */
export interface FoundDrafts {
  drafts: Draft[];
  unreadable: UnreadableDraft[];
}

/** The layer that can be written while the page goes away; a browser that is killed may lose its last seconds. */
export class LocalStorageDrafts {
  readonly #storage: Storage | null;

  constructor(storage: Storage | null) {
    this.#storage = storage;
  }

  write(draft: Draft): StorageState {
    if (this.#storage === null) return "blocked";
    try {
      this.#storage.setItem(prefix + draft.draftId, draftText(draft));
      return "working";
    } catch (problem) {
      return storageStateOf(problem);
    }
  }

  remove(draftId: string): void {
    try {
      this.#storage?.removeItem(prefix + draftId);
    } catch {
      // A storage that is blocked holds nothing.
    }
  }

  list(userId: string): FoundDrafts {
    const found: FoundDrafts = { drafts: [], unreadable: [] };
    for (const [draftId, raw] of this.#entries()) {
      const draft = parseDraft(draftId, raw);
      if (draft !== null) {
        if (draft.userId === userId) found.drafts.push(draft);
      } else if ((userOfDamaged(raw) ?? userId) === userId) {
        found.unreadable.push({ draftId, raw });
      }
    }
    return found;
  }

  #entries(): [string, string][] {
    try {
      const keys = Array.from({ length: this.#storage?.length ?? 0 }, (_, index) => this.#storage?.key(index) ?? "");
      return keys.filter((key) => key.startsWith(prefix)).map((key) => [key.slice(prefix.length), this.#storage?.getItem(key) ?? ""]);
    } catch {
      return [];
    }
  }
}

/** The draft under a key, or null where the text is damaged or belongs under another key. */
function parseDraft(draftId: string, raw: string): Draft | null {
  try {
    const draft = readDraft(JSON.parse(raw));
    return draft?.draftId === draftId ? draft : null;
  } catch {
    return null;
  }
}
