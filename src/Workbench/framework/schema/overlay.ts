import { isObject } from "../../shim";
import type { AnySchema } from "./jtd-schema";

/**
 * What a module wrote, laid over what was stored. What the schema does not know stays as it was stored, at every depth; what it knows and
 * the module left out is gone. Lists are the module's own.
 */
export function overlay(schema: AnySchema, stored: unknown, written: unknown, root: AnySchema = schema): unknown {
  if (schema.ref !== undefined) {
    const meant = root.definitions?.[schema.ref];
    return meant ? overlay(meant, stored, written, root) : written;
  }
  if (!isObject(stored) || !isObject(written)) return written;
  if (schema.values) {
    const { values } = schema;
    return mapped(written, (key, value) => overlay(values, own(stored, key), value, root));
  }
  if (schema.discriminator !== undefined) {
    const { discriminator, mapping = {} } = schema;
    const tag = written[discriminator];
    const branch = typeof tag === "string" && Object.hasOwn(mapping, tag) ? mapping[tag] : undefined;
    if (!branch || stored[discriminator] !== tag) return written;
    return withUnknown({ ...branch.properties, ...branch.optionalProperties, [discriminator]: {} }, stored, written, root);
  }
  if (schema.properties || schema.optionalProperties)
    return withUnknown({ ...schema.properties, ...schema.optionalProperties }, stored, written, root);
  return written;
}

type Members = Readonly<Record<string, unknown>>;

/** Keys keep the order in which they were stored; new ones follow. */
function withUnknown(known: Readonly<Record<string, AnySchema>>, stored: Members, written: Members, root: AnySchema): object {
  const kept = Object.keys(stored).filter((key) => !Object.hasOwn(known, key) || Object.hasOwn(written, key));
  const keys = new Set([...kept, ...Object.keys(written)]);
  return Object.fromEntries(
    [...keys].map((key) => {
      const value = own(written, key);
      if (value === undefined) return [key, stored[key]];
      return [key, Object.hasOwn(known, key) ? overlay(known[key] as AnySchema, own(stored, key), value, root) : value];
    }),
  );
}

function mapped(members: Members, change: (key: string, value: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(members).map(([key, value]) => [key, change(key, value)]));
}

function own(members: Members, key: string): unknown {
  return Object.hasOwn(members, key) ? members[key] : undefined;
}
