import type { Forms } from "../content/canonical";
import type { UnansweredCreate } from "../drafts/draft";
import type { Failure } from "../server/failure";
import { utf8Length } from "../content/size";
import type { TextWork } from "../browser/text-work";
import type { SessionMetadata } from "../server/wire";

/** Where the work began. Work from a template, a draft or a snapshot is unsaved from its first moment. */
export type Origin = "new" | "template" | "server" | "draft" | "snapshot-copy";

/** Title and description. */
export interface Metadata {
  title: string;
  description: string | null;
}

/** The content at one moment: its canonical text and that of its state, with their hashes. "Changed" is a question of the state alone. */
export interface Captured extends Forms {
  hash: string;
  stateHash: string;
}

/** The version on the server that the work is based on. */
export interface Base extends Metadata {
  version: number;
  contentHash: string;
  /** By the server's clock; null where it did not say. */
  savedAt: string | null;
}

/** A stored text byte for byte, its own hash, and the hashes of the canonical texts that it stands for, looking included. */
export interface Original {
  text: string;
  hash: string;
  canonicalHashes: readonly string[];
}

/** What a save carries. `text` is null when only title and description are saved. */
export interface Sent extends Metadata {
  text: string | null;
  /** Hash that the server will have. */
  hash: string;
  /** Hash of the state that the text stands for. */
  stateHash: string;
}

/** How work begins. */
export interface Opening {
  origin: Origin;
  sessionId: string | null;
  base: Base | null;
  metadata: Metadata;
  /** Title and description that count as unchanged. */
  reference: Metadata;
  /** State hashes that count as unchanged; none where the work is unsaved from the start. */
  unchanged: readonly string[];
  original: Original | null;
  current: Captured;
}

/** One session as it is here and as the server has it. Content (by hash) and metadata are compared apart. */
export class SessionState {
  sessionId: string | null;
  readonly origin: Origin;
  base: Base | null;
  metadata: Metadata;
  current: Captured;
  /** A version on the server that is newer than the base. */
  newest: SessionMetadata | null = null;
  /** Whether the server no longer has the session. */
  isGone = false;
  /** What the server said when it did not know the user any more; null while it does. */
  signedOut: Failure | null = null;
  /** A request for a new session of this work that may have reached the server. */
  unansweredCreate: UnansweredCreate | null = null;
  #reference: Metadata;
  #unchanged: readonly string[];
  #original: Original | null;
  #measured: { current: Captured; bytes: number } | null = null;

  constructor(opening: Opening) {
    this.sessionId = opening.sessionId;
    this.origin = opening.origin;
    this.base = opening.base;
    this.metadata = opening.metadata;
    this.current = opening.current;
    this.#reference = opening.reference;
    this.#unchanged = opening.unchanged;
    this.#original = opening.original;
  }

  get isContentChanged(): boolean {
    return !this.#unchanged.includes(this.current.stateHash);
  }

  get isMetadataChanged(): boolean {
    return !sameMetadata(this.metadata, this.#reference);
  }

  get isChanged(): boolean {
    return this.isContentChanged || this.isMetadataChanged;
  }

  /** Bytes of UTF-8 that the content takes. */
  get sizeBytes(): number {
    if (this.#measured?.current !== this.current) this.#measured = { current: this.current, bytes: utf8Length(this.current.text) };
    return this.#measured.bytes;
  }

  /** The text that the server has at the base, where it is at hand. */
  get baseText(): string | null {
    return this.#original !== null && this.#original.hash === this.base?.contentHash ? this.#original.text : null;
  }

  /**
   * What a copy or a snapshot is made of: where nothing differs, looking included, the stored text byte for byte, also when another program
   * wrote it.
   */
  toCopy(metadata: Metadata): Sent & { text: string } {
    const { hash, text, stateHash } = this.current;
    const same = this.#original?.canonicalHashes.includes(hash) === true ? this.#original : { text, hash };
    return { ...metadata, text: same.text, hash: same.hash, stateHash };
  }

  /** What a save over the base carries; content that did not change is not sent. */
  toSave(base: Base, isMetadataOnly: boolean): Sent {
    const { title, description } = this.metadata;
    return isMetadataOnly || !this.isContentChanged
      ? { title, description, text: null, hash: base.contentHash, stateHash: "" }
      : { title, description, text: this.current.text, hash: this.current.hash, stateHash: this.current.stateHash };
  }

  /** The workbench has loaded the opening's content and reads it like this: untouched, even where it writes it otherwise. */
  accept(reading: Captured): void {
    this.current = reading;
    if (this.origin === "new" || this.origin === "server") this.#unchanged = [...this.#unchanged, reading.stateHash];
    if (this.#original !== null && this.origin !== "draft") {
      this.#original = { ...this.#original, canonicalHashes: [...this.#original.canonicalHashes, reading.hash] };
    }
  }

  /** The server has what was sent. What is current stays: edits made meanwhile are still changes. */
  saved(sent: Sent, sessionId: string, base: Base): void {
    this.sessionId = sessionId;
    this.#rebase(base);
    if (sent.text === null) return;
    this.#unchanged = [sent.stateHash];
    // Sent byte for byte, it stands for what it was read as, too.
    const known = this.#original?.hash === sent.hash ? this.#original.canonicalHashes : [];
    this.#original = { text: sent.text, hash: sent.hash, canonicalHashes: [sent.hash, ...known] };
  }

  /** The work is now based on this version of the server, whatever that version's content is. */
  forgetUnchanged(base: Base): void {
    this.#rebase(base);
    this.#unchanged = [];
    this.#original = null;
  }

  #rebase(base: Base): void {
    this.base = base;
    this.#reference = { title: base.title, description: base.description };
    [this.isGone, this.signedOut] = [false, null];
    if (this.newest !== null && this.newest.version <= base.version) this.newest = null;
  }
}

/** The content at this moment. */
export async function capture(work: TextWork, forms: Forms): Promise<Captured> {
  const [hash, stateHash] = await Promise.all([work.hash(forms.text), work.hash(forms.stateText)]);
  return { ...forms, hash, stateHash };
}

/** No description and an empty one are the same. */
export function sameMetadata(one: Metadata, other: Metadata): boolean {
  return one.title === other.title && (one.description ?? "") === (other.description ?? "");
}

/** The base that an answer of the server describes. */
export function baseOf({ version, contentHash, updatedAt, title, description }: SessionMetadata): Base {
  return { version, contentHash, savedAt: updatedAt, title, description };
}
