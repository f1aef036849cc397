import { canonicalText } from "./canonical";
import type { ContentSource } from "./content-source";
import type { Captured } from "./session-state";
import type { TextWork } from "./text-work";

interface Reading {
  revision: number;
  text: string;
  hash: Promise<string>;
}

/** Reads the live workbench: each edit is serialized once and hashed once, however many ask. */
export class ContentTracker {
  readonly #source: ContentSource;
  readonly #work: TextWork;
  readonly #stop: () => void;
  #revision = 0;
  #reading: Reading | null = null;

  /** @param edited Called at once after every change. */
  constructor(source: ContentSource, work: TextWork, edited: () => void) {
    this.#source = source;
    this.#work = work;
    this.#stop = source.onChange(() => {
      this.#revision++;
      edited();
    });
  }

  /** Counts the edits. */
  get revision(): number {
    return this.#revision;
  }

  /** Whether there are edits that the last {@link capture} does not have. */
  get hasEditsSince(): boolean {
    return this.#reading?.revision !== this.#revision;
  }

  /** The workbench shows other content, which no edit announced: what was read before is no longer true. */
  forget(): void {
    this.#reading = null;
  }

  /** The content as it is now. */
  async capture(): Promise<Captured> {
    const reading = this.#read();
    try {
      return { text: reading.text, hash: await reading.hash };
    } catch (problem) {
      // What could not be hashed is not captured: its edits are still to be kept.
      if (this.#reading === reading) this.#reading = null;
      throw problem;
    }
  }

  /** The text as it is now, for a page that goes away. */
  textNow(): string {
    return this.hasEditsSince ? canonicalText(this.#source.read()) : this.#read().text;
  }

  close(): void {
    this.#stop();
  }

  #read(): Reading {
    if (this.#reading === null || this.hasEditsSince) {
      const text = canonicalText(this.#source.read());
      this.#reading = { revision: this.#revision, text, hash: this.#work.hash(text) };
    }
    return this.#reading;
  }
}
