import { canonicalForms, type Forms } from "./canonical";
import type { ContentSource } from "./content-source";
import { capture, type Captured } from "../session/session-state";
import type { TextWork } from "../browser/text-work";

interface Reading {
  revision: number;
  looks: number;
  forms: Forms;
  captured: Promise<Captured>;
}

/** Reads the live workbench: each edit is serialized once and hashed once, however many ask. */
export class ContentTracker {
  readonly #source: ContentSource;
  readonly #work: TextWork;
  readonly #stops: readonly (() => void)[];
  #revision = 0;
  #looks = 0;
  #reading: Reading | null = null;

  /** @param touched Called at once after every change, and when somebody looked elsewhere. */
  constructor(source: ContentSource, work: TextWork, touched: () => void) {
    this.#source = source;
    this.#work = work;
    const count = (counted: () => void) => (): void => {
      counted();
      touched();
    };
    this.#stops = [source.onChange(count(() => this.#revision++)), source.onLook(count(() => this.#looks++))];
  }

  /** Counts the edits; looking is none. */
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
      return await reading.captured;
    } catch (problem) {
      // What could not be hashed is not captured: its edits are still to be kept.
      if (this.#reading === reading) this.#reading = null;
      throw problem;
    }
  }

  /** The texts as they are now, for a page that goes away. */
  formsNow(): Forms {
    return this.#isRead ? this.#read().forms : canonicalForms(this.#source.read());
  }

  close(): void {
    for (const stop of this.#stops) stop();
  }

  get #isRead(): boolean {
    return !this.hasEditsSince && this.#reading?.looks === this.#looks;
  }

  #read(): Reading {
    if (this.#reading === null || !this.#isRead) {
      const forms = canonicalForms(this.#source.read());
      this.#reading = { revision: this.#revision, looks: this.#looks, forms, captured: capture(this.#work, forms) };
    }
    return this.#reading;
  }
}
