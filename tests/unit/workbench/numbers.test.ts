import { atom, createStore, type Getter } from "jotai/vanilla";
import { expect, test } from "vitest";
import { ModulePart } from "../../../src/Workbench/framework/module-part";
import { partFormat } from "../../../src/Workbench/framework/state/stored-part";
import { canonicalText } from "../../../src/Workbench/shim/content/canonical";
import { compare, merge } from "../../../src/Workbench/shim/conflict/conflict";
import { parseContent, type Content } from "../../../src/Workbench/shim/content/content";
import { cloneJson, parseJson } from "../../../src/Workbench/shim/content/numbers";
import { bench, contentWith, open } from "./fakes/workbench";
import { shown } from "./fakes/words";

const unheld = [
  "18446744073709551615",
  "-9007199254740993",
  "1e400",
  "-1E+400",
  "1e-400",
  "0.1000000000000000055",
  "0.33333333333333331",
  "4.9e-324",
  "3.141592653589793238462643",
  "9007199254740993.0",
  "123456789012345678",
];
const held: [string, string][] = [
  ["1.0", "1"],
  ["1E5", "100000"],
  ["-0", "0"],
  ["-0.0", "0"],
  ["0e99", "0"],
  ["1e23", "1e+23"],
  ["0.10", "0.1"],
  ["9007199254740993e0", "9007199254740993e0"],
  ["100000000000000000000", "100000000000000000000"],
  ["5e-324", "5e-324"],
  ["0.3333333333333333", "0.3333333333333333"],
];

const rewritten = (text: string): string => canonicalText(cloneJson(parseJson(text)));

test.each(unheld)("S127 %s keeps its digits, wherever it stands", (number) => {
  expect(rewritten(`[${number},{"b":[${number}],"a": ${number}}]`)).toBe(`[${number},{"a":${number},"b":[${number}]}]`);
});

test.each(held)("S127 %s is written as %s: a double holds it, or it keeps its digits", (number, written) => {
  expect(rewritten(`{"n":${number}}`)).toBe(`{"n":${written}}`);
});

test("S127 digits inside of strings are text, and do not make a number of it", () => {
  const text = '{"a":"18446744073709551615","b":"\\"1e400\\\\","c":"{\\"n\\":1e400}"}';
  expect(rewritten(text)).toBe(text);
});

test("S127 with such a number keys and doubles are read as ever", () => {
  const text = '{"isLosslessNumber":true,"value":"7","__proto__":{"x":1e400},"d":1,"d":2,"10":1,"9":1}';
  expect(rewritten(text)).toBe('{"9":1,"10":1,"__proto__":{"x":1e400},"d":2,"isLosslessNumber":true,"value":"7"}');
  expect(() => parseJson('{"a":1e400,}')).toThrow(SyntaxError);
});

test("S127 a place is reckoned with as a double, and keeps its digits until it changes", () => {
  const layout = '{"relHeight":1,"relWidth":0.33333333333333331,"relX":0.66666666666666663,"relY":0}';
  const parsed = parseContent(`{"dashboards":[{"moduleInstances":[{"layoutState":${layout}}]}]}`);
  const { layoutState } = (parsed as { content: Content }).content.dashboards[0]!.moduleInstances[0]!;
  expect(layoutState.relWidth + layoutState.relX).toBe(1);
  expect(canonicalText(cloneJson({ ...layoutState }))).toBe(layout);
  expect(canonicalText({ ...layoutState, relWidth: 0.25 })).toBe(layout.replace("0.33333333333333331", "0.25"));
});

test("S127 a note is changed and saved: what else there is keeps its digits, in the draft, the save and the copy", async () => {
  const desk = bench();
  const id = desk.server.add(
    '{\n "dashboards": [], "settings": { "value": 1, "seed": 18446744073709551615 }, "userCreatedItems": { "far": [1e400] } }',
  );
  const session = await open(desk, id);
  expect(shown(session).status.word).toBe("Saved");
  const content = desk.source.read();
  desk.source.show({ ...content, settings: { ...content.settings, value: 2 } });
  await desk.browser.clock.advance(200);
  const wanted = '{"dashboards":[],"settings":{"seed":18446744073709551615,"value":2},"userCreatedItems":{"far":[1e400]}}';
  expect((await desk.context.drafts.list()).drafts[0]?.content).toBe(wanted);
  expect((await session.save()).kind).toBe("saved");
  expect(desk.server.current(id).content).toBe(wanted);
  expect((await session.createSnapshot({ title: "s", description: null })).kind).toBe("created");
  expect([...desk.server.snapshots.values()][0]!.content).toBe(wanted);
});

test("S127 numbers that differ in their last digit are a difference, and a merge takes them whole", () => {
  const side = (seed: string, value: number) => {
    const parsed = parseContent(canonicalText(contentWith(value)).replace('"settings":{', `"settings":{"seed":${seed},`));
    return { title: "T", description: null, content: (parsed as { content: Content }).content };
  };
  const comparison = compare(side("18446744073709551615", 1), side("18446744073709551615", 2), side("18446744073709551614", 1));
  expect(comparison.differences.map(({ name, changed }) => [name, changed])).toEqual([
    ["seed", "theirs"],
    ["value", "mine"],
  ]);
  expect(canonicalText(merge(comparison, new Map())!.content)).toContain('"settings":{"seed":18446744073709551614,"value":2}');
});

test("S127 a module's text that is written anew keeps the digits of what the module did not change", () => {
  const store = createStore();
  const part = new ModulePart('{"from":0.1000000000000000055,"unknown":18446744073709551615,"text":"a"}', store);
  const read: { from?: number; text?: string }[] = [];
  const text = atom("a");
  const functions = {
    serialize: (get: Getter) => ({ from: 0.1, text: get(text) }),
    deserialize: (raw: object) => {
      read.push(raw);
    },
  };
  part.restore(functions, partFormat({ properties: { from: { type: "float64" }, text: { type: "string" } } }), () => {});
  store.set(text, "b");
  const again = new ModulePart(part.read(), store);
  expect([read[0]?.from, again.read()]).toEqual([0.1, '{"from":0.1000000000000000055,"unknown":18446744073709551615,"text":"b"}']);
});
