import { cloneJson, isObject, parseJson } from "../../shim";
import type { Migrations } from "../module-functions";
import { compile, type Check } from "../schema/compile";
import type { AnySchema } from "../schema/jtd-schema";
import { OF_TEMPLATE, ownKeyIn, STATE_VERSION, TITLE } from "./own-keys";
import { PartProblem } from "./part-problem";

/** How one part of a module's state is written: its schema, and its version with the way there. */
export interface PartFormat {
  readonly schema: AnySchema;
  readonly check: Check;
  /** The check of a state with only some of its properties, as templates give it. */
  readonly checkSome: Check;
  /** 1 and more. */
  readonly version: number;
  readonly migrations: Migrations;
}

/** A part as it was stored: what to lay a new one over, and what the module's code is given. */
export interface StoredPart {
  /** Numbers with their digits, unless the part was migrated. */
  readonly raw: Readonly<Record<string, unknown>>;
  readonly value: Record<string, unknown>;
  readonly isOfTemplate: boolean;
}

/** The format of a part with this schema. Throws for what is no schema of an object. */
export function partFormat(schema: AnySchema, version = 1, migrations: Migrations = {}): PartFormat {
  const { properties, optionalProperties, ...others } = schema;
  const taken = ownKeyIn({ ...properties, ...optionalProperties });
  if (taken !== undefined) throw new Error(`"${taken}" is a name that the workbench keeps for itself.`);
  const some = properties ? { ...others, optionalProperties: { ...properties, ...optionalProperties } } : schema;
  return { schema, check: compile(schema), checkSome: compile(some), version, migrations };
}

/** Parses, migrates and validates a part's text. Throws a {@link PartProblem}. */
export function readStoredPart(text: unknown, format: PartFormat): StoredPart {
  const raw = objectIn(text, parseJson);
  const plain = objectIn(text, JSON.parse);
  const from = plain[STATE_VERSION] ?? 1;
  if (typeof from !== "number" || !Number.isInteger(from) || from < 1) throw new PartProblem("invalid", "Its version is not readable.");
  if (from > format.version) throw new PartProblem("newer", "It was written by a newer version of this module.");
  const { [STATE_VERSION]: _version, [TITLE]: _title, [OF_TEMPLATE]: isOfTemplate = false, ...members } = plain;
  const value = isOfTemplate === true ? members : migrated(members, from, format);
  const fault = (isOfTemplate === true ? format.checkSome : format.check)(value);
  if (fault !== null) throw new PartProblem("invalid", `${fault}.`);
  return { raw: from === format.version ? raw : withOurs(value, plain), value, isOfTemplate: isOfTemplate === true };
}

function withOurs(value: Record<string, unknown>, plain: Record<string, unknown>): Record<string, unknown> {
  return Object.hasOwn(plain, TITLE) ? { ...value, [TITLE]: plain[TITLE] } : value;
}

function migrated(value: Record<string, unknown>, from: number, { version, migrations }: PartFormat): Record<string, unknown> {
  let current: unknown = value;
  for (let next = from + 1; next <= version; next++) {
    const migrate = migrations[next];
    if (!migrate) continue;
    try {
      current = migrate(cloneJson(current) as never);
    } catch (error) {
      throw new PartProblem("invalid", `It could not be brought to version ${next}: ${PartProblem.reasonOf(error)}`);
    }
  }
  if (!isObject(current)) throw new PartProblem("invalid", "It is not what this module writes.");
  return current;
}

function objectIn(text: unknown, read: (text: string) => unknown): Record<string, unknown> {
  // The content is others' work: a part may be anything there.
  if (typeof text !== "string") throw new PartProblem("invalid", "It is not a text.");
  let value: unknown;
  try {
    value = read(text);
  } catch {
    throw new PartProblem("invalid", "It is not readable.");
  }
  if (!isObject(value)) throw new PartProblem("invalid", "It is not what this module writes.");
  return value;
}
