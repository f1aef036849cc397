import { atom, createStore, type Atom, type Getter } from "jotai/vanilla";
import { jsonText, parseJson, withDigitsOf } from "../shim";
import type { DeserializeStateFunction, SerializeStateFunction } from "./module";
import type { Store } from "./module-context";
import { notInJson } from "./not-in-json";

interface Functions {
  readonly serialize: SerializeStateFunction<object>;
  readonly deserialize: DeserializeStateFunction<object>;
}

/**
 * One part of a module's state, "settings" or "view". The stored text is kept, and given back byte for byte, until the module says
 * something else than it said right after restoring it. Properties the module does not know stay; a part that cannot be restored stays
 * whole until it is reset. Nothing is stored that the module would refuse to read: the last text that it reads stays instead.
 */
export class ModulePart {
  #text: string | undefined;
  #raw: object = {};
  #deserialize: DeserializeStateFunction<object> | null = null;
  #current: Atom<string | null> | null = null;
  #restored: string | null = null;
  #seen: string | null = null;
  #kept: string | undefined;
  #problem: string | null = null;
  #refusal: string | null = null;

  /** @param onRefusal Told when `refusal` becomes another. */
  constructor(
    text: string | undefined,
    private readonly store: Store,
    private readonly moduleName = "A module",
    private readonly onRefusal: () => void = () => undefined,
  ) {
    this.#text = this.#kept = text;
  }

  /** Why the stored text cannot be used, or null. */
  get problem(): string | null {
    return this.#problem;
  }

  /** Why the present state cannot be stored, or null. */
  get refusal(): string | null {
    return this.#refusal;
  }

  /** Hands the stored text to the module's code and from then on asks it what to store. `changed` is told when the answer differs. */
  restore({ serialize, deserialize }: Functions, changed: () => void): () => void {
    this.#deserialize = deserialize;
    this.#apply(deserialize);
    this.#current = atom((get) => this.#written(serialize, get));
    this.#restored = this.#seen = this.store.get(this.#current);
    return this.store.sub(this.#current, () => {
      if (!this.#problem) changed();
    });
  }

  /** The text to store; undefined when there is none. */
  read(): string | undefined {
    if (this.#problem || !this.#current) return this.#text;
    const now = this.store.get(this.#current);
    if (now !== this.#seen) this.#keep(now);
    this.#seen = now;
    return this.#kept;
  }

  /** Gives up a stored text that cannot be used; the module's present state takes its place. */
  reset(): void {
    this.#problem = null;
    this.#text = this.#kept = undefined;
    this.#raw = {};
    this.#restored = this.#seen = null;
  }

  #apply(deserialize: DeserializeStateFunction<object>): void {
    if (this.#text === undefined) return;
    try {
      this.#raw = parseObject(this.#text, parseJson);
      // The module reckons with doubles; what it does not change keeps its digits.
      deserialize(parseObject(this.#text, JSON.parse), this.store.set);
    } catch (error) {
      this.#problem = messageOf(error);
    }
  }

  #keep(now: string | null): void {
    if (now === null) return this.#refuse("The module could not write it.");
    try {
      this.#kept = now === this.#restored ? this.#text : this.#readable(now);
      this.#refuse(null);
    } catch (error) {
      console.error(`${this.moduleName} wrote a state that it would not read. The one before is stored.`, error);
      this.#refuse(messageOf(error));
    }
  }

  /** The text with all that the module does not know. Throws when the module would not read it. */
  #readable(now: string): string {
    const text = jsonText(withDigitsOf(this.#raw, { ...this.#raw, ...(JSON.parse(now) as object) }));
    this.#deserialize?.(parseObject(text, JSON.parse), createStore().set);
    return text;
  }

  #refuse(reason: string | null): void {
    if (reason === this.#refusal) return;
    this.#refusal = reason;
    this.onRefusal();
  }

  #written(serialize: SerializeStateFunction<object>, get: Getter): string | null {
    try {
      const state = serialize(get);
      const place = notInJson(state);
      if (place !== null) throw new Error(`${place}: not a value that can be stored.`);
      return JSON.stringify(state);
    } catch (error) {
      // A module that cannot write its state is at fault; the last text it wrote is stored, the rest of the session is saved.
      console.error(`${this.moduleName} could not write its state.`, error);
      return null;
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
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
