import { describe, expect, test } from "vitest";
import { overlay } from "../../../../src/Workbench/framework/schema/overlay";
import type { AnySchema } from "../../../../src/Workbench/framework/schema/jtd-schema";

const text = { type: "string" } as const;

describe("S86 what was written is laid over what was stored, by the schema", () => {
  test.each<[string, AnySchema, unknown, unknown, unknown]>([
    ["objects", { properties: { a: text } }, { z: 1, a: "x", b: 2 }, { a: "y" }, { z: 1, a: "y", b: 2 }],
    [
      "deep objects",
      { properties: { a: { properties: { b: text } } } },
      { a: { b: "x", c: 1 } },
      { a: { b: "y" } },
      { a: { b: "y", c: 1 } },
    ],
    ["optional objects", { optionalProperties: { a: text, b: text } }, { a: "x", b: "x", c: 1 }, { b: "y" }, { b: "y", c: 1 }],
    ["null over an object", { properties: { a: { properties: {}, nullable: true } } }, { a: { c: 1 } }, { a: null }, { a: null }],
    ["an object over null", { properties: { a: { properties: {}, nullable: true } } }, { a: null, z: 1 }, { a: {} }, { a: {}, z: 1 }],
    [
      "values by key",
      { values: { properties: { a: text } } },
      { k: { a: "x", c: 1 }, gone: { a: "x" } },
      { k: { a: "y" } },
      { k: { a: "y", c: 1 } },
    ],
    [
      "lists",
      { properties: { a: { elements: { properties: { b: text } } } } },
      { a: [{ b: "x", c: 1 }] },
      { a: [{ b: "y" }] },
      { a: [{ b: "y" }] },
    ],
    ["anything", { properties: { a: {} } }, { a: { b: 1 } }, { a: { c: 1 } }, { a: { c: 1 } }],
    [
      "a branch of the same tag",
      { discriminator: "k", mapping: { one: { properties: { a: text } } } },
      { k: "one", a: "x", c: 1 },
      { k: "one", a: "y" },
      { k: "one", a: "y", c: 1 },
    ],
    [
      "a branch of another tag",
      { discriminator: "k", mapping: { one: { properties: { a: text } }, two: { properties: { a: text } } } },
      { k: "one", a: "x", c: 1 },
      { k: "two", a: "y" },
      { k: "two", a: "y" },
    ],
    [
      "what is referred to, itself included",
      { ref: "tree", definitions: { tree: { properties: { a: text }, optionalProperties: { next: { ref: "tree" } } } } },
      { a: "x", c: 1, next: { a: "x", c: 2, next: { a: "x" } } },
      { a: "y", next: { a: "y" } },
      { a: "y", c: 1, next: { a: "y", c: 2 } },
    ],
    [
      "a key of the language",
      { optionalProperties: { a: text } },
      JSON.parse('{"__proto__":{"b":1},"toString":2}'),
      { a: "y" },
      JSON.parse('{"__proto__":{"b":1},"toString":2,"a":"y"}'),
    ],
  ])("%s", (_form, schema, stored, written, laid) => {
    const [before, asked] = [structuredClone(stored), structuredClone(written)];
    expect(JSON.stringify(overlay(schema, stored, written))).toBe(JSON.stringify(laid));
    expect([stored, written]).toEqual([before, asked]);
  });
});
