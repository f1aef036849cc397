import { validate } from "jtd/lib/validate";
import type { AnySchema } from "./jtd-schema";

/** What a value has wrong, in words: "zoom → from: must be a number". Null for a value that fits. */
export type Check = (value: unknown) => string | null;

/** References are followed this far: a schema that only refers to itself has an end. */
const DEEPEST = 64;

/**
 * The check of a schema, for values out of JSON. Properties that the schema does not know are welcome at every depth: other versions, and
 * others' programs, write them. Throws for what is no schema.
 */
export function compile(schema: AnySchema): Check {
  const open = opened(schema);
  assertSchema(open, open);
  return (value) => {
    try {
      const [error] = validate(open, value, { maxErrors: 1, maxDepth: DEEPEST });
      return error ? `${placeOf(error.instancePath)}${wordsFor(open, error.schemaPath)}` : null;
    } catch {
      // Too deep, or a key that only looks like a method.
      return "It cannot be checked.";
    }
  };
}

/** "zoom → from: "; nothing for the whole. */
function placeOf(path: readonly string[]): string {
  return path.length === 0 ? "" : `${path.map((step) => (/^\d+$/.test(step) ? `item ${Number(step) + 1}` : step)).join(" → ")}: `;
}

/** In JTD, additional properties are allowed form by form, and by none of those inside. */
function opened(schema: AnySchema): AnySchema {
  const inside = (schemas: Readonly<Record<string, AnySchema>>): Record<string, AnySchema> =>
    Object.fromEntries(Object.entries(schemas).map(([name, inner]) => [name, opened(inner)]));
  const { definitions, elements, values, properties, optionalProperties, mapping } = schema;
  return {
    ...schema,
    ...(definitions && { definitions: inside(definitions) }),
    ...(elements && { elements: opened(elements) }),
    ...(values && { values: opened(values) }),
    ...(properties && { properties: inside(properties) }),
    ...(optionalProperties && { optionalProperties: inside(optionalProperties) }),
    ...((properties ?? optionalProperties) && { additionalProperties: true }),
    // No tag is one that every object has, such as "toString".
    ...(mapping && { mapping: Object.assign(Object.create(null) as object, inside(mapping)) }),
  };
}

/** A mistake that the types cannot see is found when the module is registered, not when a user opens a session. */
function assertSchema(schema: AnySchema, root: AnySchema): void {
  const { ref, elements, values, properties, optionalProperties, mapping, discriminator } = schema;
  const forms = [ref, schema.type, schema.enum, elements, values, properties ?? optionalProperties, discriminator];
  if (forms.filter((form) => form !== undefined).length > 1) throw new Error("A schema has one form.");
  if (ref !== undefined && !Object.hasOwn(root.definitions ?? {}, ref))
    throw new Error(`The schema refers to "${ref}", which is not defined.`);
  if (schema.enum?.length === 0) throw new Error("An enum has at least one value.");
  const twice = Object.keys(properties ?? {}).find((name) => Object.hasOwn(optionalProperties ?? {}, name));
  if (twice !== undefined) throw new Error(`"${twice}" is both required and optional.`);
  if ((discriminator === undefined) !== (mapping === undefined)) throw new Error("A discriminator needs a mapping, and a mapping one.");
  const inner = [
    elements,
    values,
    ...[properties, optionalProperties, mapping, schema.definitions].flatMap((all) => Object.values(all ?? {})),
  ];
  for (const each of inner) if (each !== undefined) assertSchema(each, root);
}

const typeWords: Readonly<Record<string, string>> = {
  int8: "must be a whole number from -128 to 127",
  uint8: "must be a whole number from 0 to 255",
  int16: "must be a whole number from -32768 to 32767",
  uint16: "must be a whole number from 0 to 65535",
  int32: "must be a whole number from -2147483648 to 2147483647",
  uint32: "must be a whole number from 0 to 4294967295",
  float32: "must be a number",
  float64: "must be a number",
  string: "must be a text",
  boolean: "must be true or false",
  timestamp: "must be a date and time",
};

/** What the part of the schema that a path leads to asks for. */
function wordsFor(schema: AnySchema, path: readonly string[]): string {
  const asked = at(schema, path);
  const [last, before] = [path.at(-1), path.at(-2)];
  if (Array.isArray(asked)) return `must be one of ${asked.map((value) => `"${String(value)}"`).join(", ")}`;
  if (last === "type" && typeof asked === "string") return typeWords[asked] ?? "must be of another type";
  if (last === "elements") return "must be a list";
  if (last === "mapping") return "must be of a kind that is known";
  if (last === "discriminator") return `must be an object with "${String(asked)}"`;
  return before === "properties" && last !== undefined ? `"${last}" is missing` : "must be an object";
}

function at(schema: AnySchema, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], schema);
}
