import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compile } from "../../../../src/Workbench/framework/schema/compile";
import { Random } from "../fakes/random";
import { randomJson, randomSchema, valueFor } from "../fakes/random-schemas";

const SCHEMAS = 300;

/** On a busy machine, ms. */
const PATIENCE_MS = 120_000;

/** A key of this name hides the method by which `jtd` looks for keys. Nobody has it; such a value is refused, not misread. */
const hides = (value) => JSON.stringify(value)?.includes('"hasOwnProperty":') ?? false;

test("S87 our check and ajv agree on random schemas and values", { timeout: PATIENCE_MS }, () => {
  const random = new Random(8927);
  const cases = Array.from({ length: SCHEMAS }, () => {
    const schema = randomSchema(random);
    const values = [0, 0, 0.02, 0.1, 0.1, 0.3].map((wild) => valueFor(random, schema, schema, wild));
    return [schema, [...values, randomJson(random), randomJson(random)].filter((value) => !hides(value))];
  });
  const input = JSON.stringify(cases);
  const said = execFileSync(process.execPath, ["--no-opt", join(import.meta.dirname, "ajv-answers.mjs")], { input, maxBuffer: 2 ** 26 });
  const answers = JSON.parse(said.toString());
  const sums = { taken: 0, refused: 0 };
  JSON.parse(input).forEach(([schema, values], at) => {
    const check = compile(schema);
    values.forEach((value, which) => {
      const ours = check(value) === null;
      sums[ours ? "taken" : "refused"]++;
      expect(ours, `${JSON.stringify(schema)} of ${JSON.stringify(value)}: ${check(value)}`).toBe(answers[at][which]);
    });
  });
  expect(Math.min(sums.taken, sums.refused)).toBeGreaterThan(SCHEMAS);
});

test("S87 a value that hides how keys are looked up is refused, not misread", () => {
  const check = compile({ properties: { a: { type: "string" } } });
  expect(check({ a: "x", hasOwnProperty: 1 })).toBe("It cannot be checked.");
});

test.each([
  [{ properties: { zoom: { properties: { from: { type: "float64" } } } } }, { zoom: { from: "x" } }, "zoom → from: must be a number"],
  [{ properties: { list: { elements: { enum: ["a"] } } } }, { list: ["a", "b"] }, "list → item 2: must be "],
  [{ values: { type: "boolean" } }, { k: 1 }, "k: must be true or false"],
  [{ elements: {} }, {}, "must be a list"],
  [{ discriminator: "kind", mapping: { one: { properties: {} } } }, { kind: "toString" }, "must be of a kind that is known"],
])("S87 a refusal names the place in words: %j of %j", (schema, value, words) => {
  expect(compile(schema)(value)).toContain(words);
});
