import type { AnySchema } from "../../../../src/Workbench/framework/schema/jtd-schema";
import type { Random } from "./random";

const types = ["string", "boolean", "int8", "uint8", "int16", "uint16", "int32", "uint32", "float32", "float64", "timestamp"] as const;
const keys = ["a", "b", "long name", "0", "tags", "é", "$x"];
const tags = ["one", "two", "three"];

type Writable = { -readonly [K in keyof AnySchema]: AnySchema[K] };

/** A schema of every form, with definitions that refer to each other downwards. */
export function randomSchema(random: Random): AnySchema {
  const definitions = { leaf: form(random, 1, []), branch: form(random, 2, ["leaf"]) };
  return { ...form(random, 4, ["leaf", "branch"]), definitions };
}

function form(random: Random, depth: number, refs: readonly string[]): AnySchema {
  const inner = (): AnySchema => form(random, depth - 1, refs);
  // Around what may be anything, ajv does not look whether it is a list or an object.
  const judged = (): AnySchema => {
    const made = inner();
    return Object.keys(made).some((key) => key !== "nullable") ? made : { type: "boolean" };
  };
  const leaves: (() => Writable)[] = [
    () => ({ type: random.of(types) }),
    () => ({ type: random.of(types) }),
    () => ({ enum: some(random, tags, 1) }),
    () => ({}),
    ...(refs.length > 0 ? [(): Writable => ({ ref: random.of(refs) })] : []),
  ];
  const nodes: (() => Writable)[] = [
    () => ({ elements: judged() }),
    () => ({ values: judged() }),
    () => properties(random, inner),
    () => properties(random, inner),
    () => ({ discriminator: "kind", mapping: Object.fromEntries(some(random, tags, 1).map((tag) => [tag, properties(random, inner)])) }),
  ];
  const made = random.of(depth <= 0 || random.next() < 0.2 ? leaves : nodes)();
  if (random.next() < 0.25) made.nullable = true;
  return made;
}

/** At least one property: with none, ajv takes a list for an object. */
function properties(random: Random, inner: () => AnySchema): AnySchema {
  const names = some(random, keys, 1);
  const required = names.filter(() => random.next() < 0.6);
  const all = (of: readonly string[]): Record<string, AnySchema> => Object.fromEntries(of.map((name) => [name, inner()]));
  const optional = names.filter((name) => !required.includes(name));
  return optional.length > 0 && (required.length === 0 || random.next() < 0.9)
    ? { properties: all(required), optionalProperties: all(optional) }
    : { properties: all(required) };
}

function some<T>(random: Random, of: readonly T[], least: number): T[] {
  const found = of.filter(() => random.next() < 0.4);
  return found.length < least ? [...of.slice(0, least)] : found;
}

/** A value that fits the schema, as JSON; `wild` is the chance, at each place, of any value instead. */
export function valueFor(random: Random, schema: AnySchema, root: AnySchema, wild = 0): unknown {
  if (random.next() < wild) return randomJson(random, 2);
  if (schema.nullable === true && random.next() < 0.3) return null;
  const again = (inner: AnySchema): unknown => valueFor(random, inner, root, wild);
  const members = (of: Readonly<Record<string, AnySchema>> = {}): Record<string, unknown> =>
    Object.fromEntries(Object.entries(of).map(([name, inner]) => [name, again(inner)]));
  if (schema.ref !== undefined) return again(root.definitions?.[schema.ref] ?? {});
  if (schema.type !== undefined) return scalar(random, schema.type, wild > 0);
  if (schema.enum) return random.of(schema.enum);
  if (schema.elements) return Array.from({ length: Math.floor(random.next() * 4) }, () => again(schema.elements ?? {}));
  if (schema.values) return Object.fromEntries(some(random, keys, 0).map((name) => [name, again(schema.values ?? {})]));
  if (schema.mapping) {
    const kind = random.of(Object.keys(schema.mapping));
    return { kind, ...(again(schema.mapping[kind] ?? {}) as object) };
  }
  if (schema.properties) {
    const optional = Object.fromEntries(Object.entries(schema.optionalProperties ?? {}).filter(() => random.next() < 0.5));
    return { ...members(schema.properties), ...members(optional), ...(random.next() < 0.2 && { unknown: randomJson(random, 1) }) };
  }
  return randomJson(random, 1);
}

const stamps = ["2020-01-31T10:00:00Z", "1999-12-31t23:59:59.5+02:00"];
const oddStamps = [...stamps, "2020-13-01T10:00:00Z", "2021-02-29T10:00:00Z", "2020-01-01", "10:00", "2020-01-01T24:00:00Z", ""];

function scalar(random: Random, type: NonNullable<AnySchema["type"]>, odd: boolean): unknown {
  if (type === "string") return random.text();
  if (type === "boolean") return random.next() < 0.5;
  if (type === "timestamp") return random.of(odd ? oddStamps : stamps);
  const [, unsigned, , bits] = /^(u?)(int|float)(\d+)$/.exec(type) ?? [];
  if (type.startsWith("float")) return JSON.parse(JSON.stringify(random.number())) ?? 0;
  const span = 2 ** Number(bits);
  const low = unsigned === "u" ? 0 : -span / 2;
  return random.of([low, low + span - 1, 0, 1, ...(odd ? [low - 1, low + span, 0.5] : [])]);
}

/** Any JSON value there is. */
export function randomJson(random: Random, depth = 4): unknown {
  const leaf = (): unknown => random.of([null, true, false, 0, -1, 1.5, 1e300, "", "one", random.text(), "2020-01-31T10:00:00Z"]);
  if (depth <= 0 || random.next() < 0.3) return leaf();
  const length = Math.floor(random.next() * 4);
  if (random.next() < 0.4) return Array.from({ length }, () => randomJson(random, depth - 1));
  const names = ["__proto__", "hasOwnProperty", "kind", "settings", "$stateVersion", "$title", "$template", "speed", ...keys];
  return Object.fromEntries(Array.from({ length }, () => [random.of(names), randomJson(random, depth - 1)]));
}
