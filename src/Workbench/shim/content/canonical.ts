import { digitsAt, digitsOf } from "./numbers";

/** A content as it is written, and the same without what only says where somebody looks. */
export interface Forms {
  text: string;
  /** Equal for contents that differ by looking only: in the active dashboard or module, in what is maximised or minimised. */
  stateText: string;
}

/** What a part of a content is; null where nothing in it is about looking. */
type Place = "content" | "dashboards" | "dashboard" | "modules" | "module" | "layout" | null;

interface Frame {
  source: object;
  /** Null for a list. */
  keys: readonly string[] | null;
  length: number;
  next: number;
  place: Place;
  isLook: boolean;
  /** How many members are written already, in the text and in the state's text. */
  written: number;
  stateWritten: number;
}

/**
 * The canonical text of a JSON value: compact, object keys in the order of their UTF-16 code units (integer-like keys first,
 * as in every JavaScript object), values by the rules of `JSON.stringify`, numbers that no double holds by their digits. Equal states
 * have equal texts, and so equal hashes. Throws a TypeError for what is no JSON value, a circular one included; no depth is too much.
 */
export function canonicalText(value: unknown): string {
  return new Writer().write(value, null).text;
}

/** The canonical text of a content, and that of its state, in one pass. */
export function canonicalForms(content: unknown): Forms {
  return new Writer().write(content, "content");
}

/** Whether two values are the same state. Absent (undefined) equals only absent. */
export function sameState(one: unknown, other: unknown): boolean {
  if (one === undefined || other === undefined) return one === other;
  return canonicalText(one) === canonicalText(other);
}

class Writer {
  #text = "";
  #state = "";
  readonly #names = new Map<string, string>();
  readonly #open: Frame[] = [];
  readonly #ancestors = new Set<object>();

  write(value: unknown, place: Place): Forms {
    if (!this.#value(plain(value, ""), "", "", place, false)) throw new TypeError("This is not a JSON value.");
    for (let frame = this.#open.at(-1); frame !== undefined; frame = this.#open.at(-1)) {
      if (frame.next < frame.length) this.#member(frame);
      else this.#close(frame);
    }
    return { text: this.#text, stateText: this.#state };
  }

  #member(frame: Frame): void {
    const { source, keys } = frame;
    const key = keys === null ? String(frame.next) : keys[frame.next]!;
    frame.next++;
    const value = plain((source as Record<string, unknown>)[key], key);
    const isLook = frame.isLook || (keys !== null && saysWhereOneLooks(frame.place, key));
    const name = keys === null ? "" : this.#name(key);
    const [before, stateBefore] = [(frame.written > 0 ? "," : "") + name, (frame.stateWritten > 0 ? "," : "") + name];
    const exact = typeof value === "number" ? digitsAt(source, key, value) : undefined;
    if (exact !== undefined) this.#put(before + exact, stateBefore + exact, isLook);
    else if (!this.#value(value, before, stateBefore, placeIn(frame.place, key, keys === null), isLook)) {
      if (keys !== null) return;
      this.#put(`${before}null`, `${stateBefore}null`, isLook);
    }
    frame.written++;
    if (!isLook) frame.stateWritten++;
  }

  /** Writes a value, or begins it; false for one that JSON has no word for. */
  #value(value: unknown, before: string, stateBefore: string, place: Place, isLook: boolean): boolean {
    const leaf = leafText(value);
    if (leaf !== null) {
      if (leaf === undefined) return false;
      this.#put(before + leaf, stateBefore + leaf, isLook);
      return true;
    }
    const source = value as object;
    if (this.#ancestors.has(source)) throw new TypeError("A circular value has no JSON.");
    this.#ancestors.add(source);
    const keys = Array.isArray(source) ? null : sortedKeys(source);
    const length = keys === null ? (source as unknown[]).length : keys.length;
    const bracket = keys === null ? "[" : "{";
    this.#put(before + bracket, stateBefore + bracket, isLook);
    this.#open.push({ source, keys, length, next: 0, place, isLook, written: 0, stateWritten: 0 });
    return true;
  }

  #close(frame: Frame): void {
    const bracket = frame.keys === null ? "]" : "}";
    this.#put(bracket, bracket, frame.isLook);
    this.#ancestors.delete(frame.source);
    this.#open.pop();
  }

  #put(text: string, stateText: string, isLook: boolean): void {
    this.#text += text;
    if (!isLook) this.#state += stateText;
  }

  #name(key: string): string {
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const name = `${JSON.stringify(key)}:`;
    this.#names.set(key, name);
    return name;
  }
}

function saysWhereOneLooks(place: Place, key: string): boolean {
  if (place === null) return false;
  return (
    (place === "content" && key === "activeDashboardId")
    || (place === "dashboard" && key === "activeModuleInstanceId")
    || (place === "layout" && (key === "maximized" || key === "minimized"))
  );
}

function placeIn(place: Place, key: string, isList: boolean): Place {
  switch (place) {
    case "content":
      return key === "dashboards" ? "dashboards" : null;
    case "dashboards":
      return isList ? "dashboard" : null;
    case "dashboard":
      return key === "moduleInstances" ? "modules" : null;
    case "modules":
      return isList ? "module" : null;
    case "module":
      return key === "layoutState" ? "layout" : null;
    default:
      return null;
  }
}

/** The text of a value without members; undefined for one that JSON has no word for, null for one with members. */
function leafText(value: unknown): string | undefined | null {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "null";
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const isBoxed = value instanceof Number || value instanceof String || value instanceof Boolean;
  return isBoxed ? JSON.stringify(value) : (digitsOf(value) ?? null);
}

function plain(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null) return value;
  const { toJSON: toJson } = value as { toJSON?: unknown };
  return typeof toJson === "function" ? (toJson.call(value, key) as unknown) : value;
}

/** Integer-like keys stand first by themselves, in numeric order. */
function sortedKeys(object: object): string[] {
  const keys = Object.keys(object);
  let others = 0;
  while (others < keys.length && isIndex(keys[others]!)) others++;
  for (let at = others + 1; at < keys.length; at++) {
    if (keys[at]! < keys[at - 1]!) return [...keys.slice(0, others), ...keys.slice(others).sort()];
  }
  return keys;
}

const nine = 0x39;

function isIndex(key: string): boolean {
  return key.charCodeAt(0) <= nine && /^(?:0|[1-9]\d{0,9})$/.test(key) && Number(key) < 2 ** 32 - 1;
}
