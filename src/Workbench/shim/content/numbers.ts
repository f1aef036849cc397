import { LosslessNumber, parse, stringify } from "lossless-json";

/** Numbers of an object that stand there as doubles, with the digits that they were written with. */
const digits = Symbol("digits");

type Digits = Readonly<Record<string, string>>;

/**
 * JSON, as `JSON.parse` reads it; only a number that a double does not hold becomes an object with its digits. Throws a SyntaxError for
 * other text.
 */
export function parseJson(text: string): unknown {
  if (!hasUnheldNumber(text)) return JSON.parse(text);
  const parseNumber = (number: string): unknown => (isHeld(number) ? Number(number) : new LosslessNumber(number));
  return parse(text, undefined, { parseNumber, onDuplicateKey: ({ newValue }) => newValue });
}

/** JSON, as `JSON.stringify` writes it, with the digits of such numbers. Keys keep their order. */
export function jsonText(value: object): string {
  return stringify(value) ?? "";
}

/** The value with the digits that its numbers have in an earlier one, wherever both have the same double at the same place. */
export function withDigitsOf<T>(before: unknown, after: T): T {
  const number = digitsOf(before);
  if (number !== undefined) return Number(number) === after ? (before as T) : after;
  if (typeof before !== "object" || before === null || typeof after !== "object" || after === null || digitsOf(after) !== undefined)
    return after;
  const earlier = before as Record<string, unknown>;
  if (Array.isArray(after)) return after.map((item, index) => withDigitsOf(earlier[index], item)) as T;
  return Object.fromEntries(
    Object.entries(after).map(([key, member]) => [key, withDigitsOf(Object.hasOwn(earlier, key) ? earlier[key] : undefined, member)]),
  ) as T;
}

/** The digits of a number that a double does not hold; undefined for every other value. */
export function digitsOf(value: unknown): string | undefined {
  return value instanceof LosslessNumber ? value.value : undefined;
}

/**
 * The object with doubles to reckon with in place of such numbers. A copy by spread keeps them in mind: what stays the same double is
 * written with the digits that it had.
 */
export function withDoubles<T extends object>(object: T): T {
  const unheld = Object.entries(object).flatMap(([key, value]): [string, string][] => {
    const number = digitsOf(value);
    return number === undefined || !Number.isFinite(Number(number)) ? [] : [[key, number]];
  });
  if (unheld.length === 0) return object;
  return { ...object, ...Object.fromEntries(unheld.map(([key, number]) => [key, Number(number)])), [digits]: Object.fromEntries(unheld) };
}

/** The digits that a member of the object was written with, where it is still that double. */
export function digitsAt(object: object, key: string, value: unknown): string | undefined {
  const kept = (object as { [digits]?: Digits })[digits];
  const number = kept !== undefined && Object.hasOwn(kept, key) ? kept[key] : undefined;
  return number !== undefined && Number(number) === value ? number : undefined;
}

/** A copy of a JSON value of any depth. Numbers keep their digits. */
export function cloneJson<T>(value: T): T {
  const todo: [source: object, copy: object][] = [];
  const copyOf = (source: unknown): unknown => {
    if (typeof source !== "object" || source === null || digitsOf(source) !== undefined) return source;
    const copy = Array.isArray(source) ? [] : {};
    todo.push([source, copy]);
    return copy;
  };
  const root = copyOf(value);
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const [source, copy] = next;
    if (Array.isArray(source)) for (const item of source) (copy as unknown[]).push(copyOf(item));
    else for (const [key, member] of Object.entries(source)) setOwn(copy, key, copyOf(member));
    if (digits in source) Object.assign(copy, { [digits]: source[digits] });
  }
  return root as T;
}

/** A key named `__proto__` is a key like any other. */
function setOwn(object: object, key: string, value: unknown): void {
  if (key === "__proto__") Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  else (object as Record<string, unknown>)[key] = value;
}

// Up to 15 digits come back from a double as they were, unless an exponent leads out of its range.
const suspicious = /-?\d[\d.]*[eE][+-]?\d+|-?\d[\d.]{15,}/g;

/** Whether the text has a number, outside of strings, that a double does not hold. Text that is no JSON may give either answer. */
function hasUnheldNumber(text: string): boolean {
  for (let at = 0; at < text.length;) {
    const quote = text.indexOf('"', at);
    const end = quote < 0 ? text.length : quote;
    if (
      text
        .slice(at, end)
        .match(suspicious)
        ?.some((number) => !isHeld(number)) === true
    )
      return true;
    at = quote < 0 ? text.length : afterString(text, quote);
  }
  return false;
}

function afterString(text: string, quote: number): number {
  for (let end = text.indexOf('"', quote + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === "\\") slashes++;
    if (slashes % 2 === 0) return end + 1;
  }
  return text.length;
}

/** Whether a double stands for exactly this number when it is written again: 1.0, 1E5 and -0 do, 0.1000000000000000055 does not. */
function isHeld(number: string): boolean {
  const double = Number(number);
  return Number.isFinite(double) && valueOf(number) === valueOf(String(double));
}

/** A number as its digits and the power of ten behind the last one: one text for each value. */
function valueOf(number: string): string {
  const [, sign = "", whole = "", fraction = "", power = "0"] = /^(-?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(number) ?? [];
  const all = (whole + fraction).replace(/^0+/, "");
  const significant = all.replace(/0+$/, "");
  return significant === ""
    ? "0"
    : `${sign}${significant}e${BigInt(power) - BigInt(fraction.length) + BigInt(all.length - significant.length)}`;
}
