import { expect, test } from "vitest";
import { SchemaBuilder } from "../../../src/Workbench/framework/schema/schema-builder";

enum Arrangement {
  STACKED = "stacked",
  BESIDE = "beside",
}

type Side = "h" | "v";

interface Everything {
  readonly text: string;
  readonly ident: `${string}::${string}`;
  readonly number: number;
  readonly flag: boolean;
  readonly arrangement: Arrangement;
  readonly side: Side;
  readonly names: readonly string[];
  readonly pair: readonly [number, number];
  readonly sides: Side[];
  readonly weights: Record<string, number>;
  readonly anything: unknown;
  readonly maybe: string | null;
  readonly deep: { readonly zoom?: number; readonly target: { x: number } | null } | null;
  readonly choice: { type: "single"; value: number } | { type: "range"; from: number; to: number };
  readonly optional?: boolean;
}

test("a schema of every form is what it says", () => {
  const schema = new SchemaBuilder<Everything>(({ inject }) => ({
    properties: {
      text: { type: "string" },
      ident: { type: "string" },
      number: { type: "float64" },
      flag: { type: "boolean" },
      arrangement: { enum: Object.values(Arrangement) },
      side: { enum: ["v", "h"] },
      names: { elements: { type: "timestamp" } },
      pair: { elements: { type: "int16" } },
      sides: { elements: { enum: ["h", "v"] } },
      weights: { values: { type: "float32" } },
      anything: {},
      maybe: { type: "string", nullable: true },
      deep: {
        properties: { target: { properties: { x: { type: "float64" } }, nullable: true } },
        optionalProperties: { zoom: { type: "float64" } },
        nullable: true,
      },
      choice: {
        discriminator: "type",
        mapping: {
          single: { properties: { value: { type: "float64" } } },
          range: { properties: { from: inject("Vec2").properties.x, to: { type: "float64" } } },
        },
      },
    },
    optionalProperties: { optional: { type: "boolean" } },
  })).build();
  expect(schema.properties.side).toEqual({ enum: ["v", "h"] });
});

test("a schema refers to definitions, also to itself", () => {
  interface Tree {
    readonly name: string;
    readonly children: readonly Tree[];
  }
  const schema = new SchemaBuilder<Tree | null, { tree: Tree }>(() => ({
    ref: "tree",
    nullable: true,
    definitions: { tree: { properties: { name: { type: "string" }, children: { elements: { ref: "tree" } } } } },
  })).build();
  expect(schema).toHaveProperty("ref", "tree");
});

test("what does not fit the type does not compile", () => {
  const refused: (() => unknown)[] = [];
  // @ts-expect-error a property is missing
  refused.push(() => new SchemaBuilder<{ a: string; b: number }>(() => ({ properties: { a: { type: "string" } } })));
  // @ts-expect-error a wrong type
  refused.push(() => new SchemaBuilder<{ a: string }>(() => ({ properties: { a: { type: "float64" } } })));
  // @ts-expect-error nullable is missing
  refused.push(() => new SchemaBuilder<{ a: string | null }>(() => ({ properties: { a: { type: "string" } } })));
  // @ts-expect-error it is never null
  refused.push(() => new SchemaBuilder<{ a: string }>(() => ({ properties: { a: { type: "string", nullable: true } } })));
  // @ts-expect-error an optional property is declared as required
  refused.push(() => new SchemaBuilder<{ a?: string }>(() => ({ properties: { a: { type: "string" } } })));
  // @ts-expect-error a required property is declared as optional
  refused.push(() => new SchemaBuilder<{ a: string }>(() => ({ optionalProperties: { a: { type: "string" } } })));
  // @ts-expect-error the enum is incomplete
  refused.push(() => new SchemaBuilder<{ a: Side }>(() => ({ properties: { a: { enum: ["h"] } } })));
  // @ts-expect-error a TypeScript enum is incomplete
  refused.push(() => new SchemaBuilder<{ a: Arrangement }>(() => ({ properties: { a: { enum: [Arrangement.STACKED] } } })));
  // @ts-expect-error the enum has a member too many
  refused.push(() => new SchemaBuilder<{ a: Side }>(() => ({ properties: { a: { enum: ["h", "v", "w"] } } })));
  // @ts-expect-error a branch is missing
  refused.push(() => new SchemaBuilder<{ k: "a" } | { k: "b" }>(() => ({ discriminator: "k", mapping: { a: { properties: {} } } })));
  // @ts-expect-error elements of a wrong type
  refused.push(() => new SchemaBuilder<{ a: readonly string[] }>(() => ({ properties: { a: { elements: { type: "boolean" } } } })));
  // @ts-expect-error a definition that is not there
  refused.push(() => new SchemaBuilder<string, { text: string }>(() => ({ ref: "txt", definitions: { text: { type: "string" } } })));
  // The compiler has read them: it is the test.
  expect(refused).toHaveLength(12);
});
