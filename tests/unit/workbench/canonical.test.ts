import { expect, test } from "vitest";
import indented from "../../data/synthetic-session-20k.json";
import { canonicalText, sameState } from "../../../src/Workbench/shim/content/canonical";
import { sha256Hex } from "../../../src/Workbench/shim/browser/hash";

test("S97 keys are sorted by UTF-16 code units, integer-like ones first in numeric order, at every depth", () => {
  const value = { "é": 1, "b": [{ z: 1, a: 2 }], "10": 1, "9": 1, "\u{1F600}": 1, "\uFFFD": 1, "A": 1, "01": 1 };
  expect(canonicalText(value)).toBe('{"9":1,"10":1,"01":1,"A":1,"b":[{"a":2,"z":1}],"é":1,"\u{1F600}":1,"\uFFFD":1}');
});

test("S97 values are written by the rules of JSON.stringify", () => {
  const value = {
    u: undefined,
    n: NaN,
    i: -Infinity,
    z: -0,
    l: [undefined, () => 1],
    d: new Date(0),
    s: Object("boxed"),
    surrogate: "\ud800",
  };
  expect(canonicalText(value)).toBe(
    '{"d":"1970-01-01T00:00:00.000Z","i":null,"l":[null,null],"n":null,"s":"boxed","surrogate":"\\ud800","z":0}',
  );
});

test("S97 a key named __proto__ is kept like any other", () => {
  expect(canonicalText(JSON.parse('{"b":1,"__proto__":{"x":1}}'))).toBe('{"__proto__":{"x":1},"b":1}');
});

test("S97 the text of a module's state is not sorted again", () => {
  expect(canonicalText({ settings: '{"b":1,"a":2}' })).toBe('{"settings":"{\\"b\\":1,\\"a\\":2}"}');
});

test("S97 a state written with indentation and one in another key order have one canonical text", () => {
  const shuffled = Object.fromEntries(Object.entries(indented).reverse());
  expect(canonicalText(JSON.parse(JSON.stringify(shuffled, null, 2)))).toBe(canonicalText(indented));
  expect(canonicalText(JSON.parse(canonicalText(indented)))).toBe(canonicalText(indented));
});

test("S97 what is no JSON value has no canonical text", () => {
  expect(() => canonicalText(undefined)).toThrow(TypeError);
});

test("S97 absent is the same as absent only", () => {
  expect(sameState({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
  expect(sameState(undefined, null)).toBe(false);
  expect(sameState(undefined, undefined)).toBe(true);
});

test("S34 the hash is SHA-256 of the UTF-8 bytes, lower-case hex", async () => {
  expect(await sha256Hex(canonicalText({}))).toBe("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
  expect(await sha256Hex(JSON.stringify({ a: [], b: {} }, null, 2))).toBe(
    "99235a4c7ffc918d09f648c686de540efacff5a4fc66a4bcc2daab175bdde147",
  );
});
