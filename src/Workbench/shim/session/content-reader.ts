import type { TextWork } from "../browser/text-work";
import { canonicalForms, type Forms } from "../content/canonical";
import type { Content } from "../content/content";
import type { ContentSource } from "../content/content-source";
import { rejected, type Failure } from "../server/failure";
import { capture, type Captured } from "./session-state";
import type { SessionStore } from "./session-store";

interface Reading {
  edits: number;
  looks: number;
  forms: Forms;
  captured: Promise<Captured>;
}

/** Reads the live workbench into the state: each edit is serialized once and hashed once, however many ask. */
export class ContentReader {
  readonly #store: SessionStore;
  readonly #source: ContentSource;
  readonly #work: TextWork;
  #reading: Reading | null = null;

  constructor(store: SessionStore, source: ContentSource, work: TextWork) {
    [this.#store, this.#source, this.#work] = [store, source, work];
  }

  /** Replaces what the workbench shows. No edit announces that: what was read before is no longer true. */
  load(content: Content): void {
    this.#source.load(content);
    this.#reading = null;
  }

  /** Reads the workbench right after it loaded, as the untouched state. Throws what a module throws. */
  async open(): Promise<void> {
    const [captured, edits] = await this.#captured();
    this.#store.send({ kind: "opened", captured, edits });
  }

  /** What the workbench shows becomes the session's current state. Gives why it could not be read, where a module breaks that. */
  async capture(): Promise<Failure | null> {
    try {
      const [captured, edits] = await this.#captured();
      this.#store.send({ kind: "captured", captured, edits });
      return null;
    } catch (problem) {
      this.#store.send({ kind: "captureFailed", problem: String(problem) });
      return rejected({ kind: "unread-workbench", thrown: String(problem) });
    }
  }

  /** The texts as they are now, for a page that goes away. */
  formsNow(): Forms {
    return this.#isRead() ? this.#read().forms : canonicalForms(this.#source.read());
  }

  async #captured(): Promise<[captured: Captured, edits: number]> {
    const reading = this.#read();
    try {
      return [await reading.captured, reading.edits];
    } catch (problem) {
      // What could not be hashed is not captured: its edits are still to be kept.
      if (this.#reading === reading) this.#reading = null;
      throw problem;
    }
  }

  #read(): Reading {
    if (this.#reading !== null && this.#isRead()) return this.#reading;
    const { edits, looks } = this.#store.state;
    const forms = canonicalForms(this.#source.read());
    this.#reading = { edits, looks, forms, captured: capture(this.#work, forms) };
    return this.#reading;
  }

  #isRead(): boolean {
    const { edits, looks } = this.#store.state;
    return this.#reading?.edits === edits && this.#reading.looks === looks;
  }
}
