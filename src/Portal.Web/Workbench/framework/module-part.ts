import { atom, type Atom, type createStore, type Getter } from "jotai/vanilla";
import { jsonText, parseJson, withDigitsOf } from "../shim/numbers";
import type { DeserializeStateFunction, SerializeStateFunction } from "./module";

export type Store = ReturnType<typeof createStore>;

interface Functions {
  readonly serialize: SerializeStateFunction<object>;
  readonly deserialize: DeserializeStateFunction<object>;
}

/**
 * One part of a module's state, "settings" or "view". The stored text is kept, and given back byte for byte, until the module says
 * something else than it said right after restoring it. Properties the module does not know stay; a part that cannot be restored stays
 * whole until it is reset.
 */
export class ModulePart {
  #text: string | undefined;
  #raw: object = {};
  #current: Atom<string | null> | null = null;
  #restored: string | null = null;
  #last: string | null = null;
  #problem: string | null = null;

  constructor(text: string | undefined, private readonly store: Store) {
    this.#text = text;
  }

  /** Why the stored text cannot be used, or null. */
  get problem(): string | null {
    return this.#problem;
  }

  /** Hands the stored text to the module's code and from then on asks it what to store. `changed` is told when the answer differs. */
  restore({ serialize, deserialize }: Functions, changed: () => void): () => void {
    this.#apply(deserialize);
    this.#current = atom((get) => this.#written(serialize, get));
    this.#restored = this.#last = this.store.get(this.#current);
    return this.store.sub(this.#current, () => { if (!this.#problem) changed(); });
  }

  /** The text to store; undefined when there is none. */
  read(): string | undefined {
    if (this.#problem || !this.#current) return this.#text;
    const now = this.store.get(this.#current) ?? this.#last;
    this.#last = now;
    if (now === null || now === this.#restored) return this.#text;
    return jsonText(withDigitsOf(this.#raw, { ...this.#raw, ...JSON.parse(now) as object }));
  }

  /** Gives up a stored text that cannot be used; the module's present state takes its place. */
  reset(): void {
    this.#problem = null;
    this.#text = undefined;
    this.#raw = {};
    this.#restored = null;
  }

  #apply(deserialize: DeserializeStateFunction<object>): void {
    if (this.#text === undefined) return;
    try {
      this.#raw = parseObject(this.#text, parseJson);
      // The module reckons with doubles; what it does not change keeps its digits.
      deserialize(parseObject(this.#text, JSON.parse), this.store.set);
    } catch (error) {
      this.#problem = error instanceof Error ? error.message : String(error);
    }
  }

  #written(serialize: SerializeStateFunction<object>, get: Getter): string | null {
    try {
      return JSON.stringify(serialize(get));
    } catch (error) {
      // A module that cannot write its state is at fault; the last text it wrote is stored, the rest of the session is saved.
      console.error("A module could not write its state.", error);
      return null;
    }
  }
}

function parseObject(text: string, read: (text: string) => unknown): object {
  const value: unknown = parse(text, read);
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Error("It is not what this module writes.");
  return value;
}

function parse(text: string, read: (text: string) => unknown): unknown {
  try {
    return read(text);
  } catch {
    throw new Error("It is not readable.");
  }
}
