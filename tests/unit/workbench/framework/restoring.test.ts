import { atom, type PrimitiveAtom } from "jotai/vanilla";
import { beforeEach, expect, test, vi } from "vitest";
import { persistableFixableAtom } from "../../../../src/Workbench/framework/state/fixable-atom";
import { InvalidAt } from "../../../../src/Workbench/framework/state/part-problem";
import { live, type Definition } from "./parts";

beforeEach(
  () =>
    void vi
      .spyOn(console, "error")
      .mockReset()
      .mockImplementation(() => undefined),
);

interface Camera {
  x: number;
  angle: number | null;
}

function camera(check: (raw: Partial<Camera>) => void = () => undefined): {
  definition: Definition<Camera>;
  x: PrimitiveAtom<number>;
  angle: PrimitiveAtom<number | null>;
} {
  const x = atom(1);
  const angle = atom<number | null>(10);
  const definition: Definition<Camera> = {
    schema: { properties: { x: { type: "float64" }, angle: { type: "float64", nullable: true } } },
    serialize: (get) => ({ x: get(x), angle: get(angle) }),
    deserialize: (raw, set) => {
      if (raw.x !== undefined) set(x, raw.x);
      check(raw);
      if (raw.angle !== undefined) set(angle, raw.angle);
    },
  };
  return { definition, x, angle };
}

test.each([
  ["no JSON", "{x", "It is not readable."],
  ["an empty text", "", "It is not readable."],
  ["no object", "[1]", "It is not what this module writes."],
  ["null", "null", "It is not what this module writes."],
  ["a property missing", '{"x":5}', '"angle" is missing.'],
  ["a property of a wrong type", '{"x":5,"angle":"wide"}', "angle: must be a number."],
  ["a version that is none", '{"x":5,"angle":1,"$stateVersion":1.5}', "Its version is not readable."],
  ["a version below one", '{"x":5,"angle":1,"$stateVersion":0}', "Its version is not readable."],
])("S87 S88 a text with %s sets nothing, says why, and stays until it is reset", (_what, text, reason) => {
  const { definition, x, angle } = camera();
  const { part, store, changed } = live(definition, text);
  expect([store.get(x), store.get(angle), part.problem?.kind, part.problem?.message]).toEqual([1, 10, "invalid", reason]);
  store.set(x, 7);
  expect([part.read(), part.storedText, changed.mock.calls.length]).toEqual([text, text, 0]);
  const undo = part.reset();
  expect([part.problem, part.read()]).toEqual([null, '{"x":7,"angle":10}']);
  undo();
  expect([part.problem?.message, part.read()]).toEqual([reason, text]);
  store.set(x, 8);
  expect([part.read(), changed.mock.calls.length]).toEqual([text, 0]);
});

test("S87 a reader that throws halfway has set nothing, as has an atom that refuses its value", () => {
  const { definition, x } = camera(() => {
    throw new Error("No camera here.");
  });
  const first = live(definition, '{"x":5,"angle":1}');
  expect([first.store.get(x), first.part.problem?.message]).toEqual([1, "No camera here."]);
  const picky = atom(null, (_get, _set, value: number) => {
    if (value > 3) throw new Error("Too far.");
  });
  const second = live({ ...definition, deserialize: (raw, set) => [set(x, raw.x ?? 0), set(picky, raw.x ?? 0)] }, '{"x":5,"angle":1}');
  expect([second.store.get(x), second.part.problem?.message]).toEqual([1, "Too far."]);
});

test("S87 an atom that refuses its value only here, after others were set, leaves nothing set", () => {
  const x = atom(1);
  const limit = atom(100);
  const picky = atom(null, (get, _set, value: number) => {
    if (value > get(limit)) throw new Error("Too far.");
  });
  const definition: Definition<{ x: number }> = {
    schema: { properties: { x: { type: "float64" } } },
    serialize: (get) => ({ x: get(x) }),
    deserialize: (raw, set) => [set(x, raw.x ?? 0), set(picky, raw.x ?? 0)],
  };
  const { store } = live(definition, undefined);
  store.set(limit, 3);
  const { part } = live(definition, '{"x":5}', { store });
  expect([store.get(x), part.problem?.message]).toEqual([1, "Too far."]);
});

test("S87 what a reader does to what it is given, and when it sets it later, changes nothing", async () => {
  const list = atom<number[]>([]);
  const definition: Definition<{ list: number[] }> = {
    schema: { properties: { list: { elements: { type: "float64" } } } },
    serialize: (get) => ({ list: get(list) }),
    deserialize: (raw, set) => {
      const kept = raw.list ?? [];
      set(list, kept);
      queueMicrotask(() => set(list, [9]));
      raw.list?.push(7);
    },
  };
  const { part, store } = live(definition, '{"list":[1]}');
  await Promise.resolve();
  expect(part.read()).toBe('{"list":[1]}');
  expect(store.get(list)).not.toEqual([9]);
});

test.each([
  ["the property", "angle"],
  ["its path", ["angle"]],
])("S87 S89 one property that is refused by %s has its default and keeps its stored value until it is chosen", (_by, path) => {
  const { definition, x, angle } = camera((raw) => {
    if ((raw.angle ?? 0) > 360) throw new InvalidAt(path, "It is more than a turn.");
  });
  const { part, store, changed, news } = live(definition, '{"x":5,"angle":400}');
  expect([store.get(x), store.get(angle), part.problem, part.read()]).toEqual([5, 10, null, '{"x":5,"angle":400}']);
  expect(part.refused.map((refused) => [refused.path, refused.message])).toEqual([[["angle"], "It is more than a turn."]]);
  store.set(x, 6);
  expect(part.read()).toBe('{"x":6,"angle":400}');
  expect(news).not.toHaveBeenCalled();
  store.set(angle, 30);
  expect([part.read(), part.refused]).toEqual(['{"x":6,"angle":30}', []]);
  expect(news).toHaveBeenCalledOnce();
  expect(changed).toHaveBeenCalledTimes(2);
});

test("S89 a reader that changed what it was given, and then refused a property, is given it anew", () => {
  const list = atom<number[]>([]);
  const definition: Definition<{ list: number[]; x: number }> = {
    schema: { properties: { list: { elements: { type: "float64" } }, x: { type: "float64" } } },
    serialize: (get) => ({ list: get(list), x: 0 }),
    deserialize: (raw, set) => {
      raw.list?.push(7);
      if (raw.x !== undefined) throw new InvalidAt("x", "No.");
      set(list, raw.list ?? []);
    },
  };
  expect(live(definition, '{"list":[1],"x":2}').store.get(list)).toEqual([1, 7]);
});

test("S89 a refused property whose atom is fixed by what is loaded keeps its stored value, too", () => {
  const x = atom(1);
  const name = persistableFixableAtom<string | null>({
    initialValue: null,
    isValidFunction: ({ value }) => value === "first",
    fixupFunction: () => "first",
  });
  const definition: Definition<{ x: number; name: string | null }> = {
    schema: { properties: { x: { type: "float64" }, name: { type: "string", nullable: true } } },
    serialize: (get) => ({ x: get(x), name: get(name).value }),
    deserialize: (raw, set) => {
      if (raw.x !== undefined) set(x, raw.x);
      if (raw.name?.startsWith("!")) throw new InvalidAt("name", "It is no name.");
      if (raw.name !== undefined) set(name, raw.name);
    },
  };
  const { part, store } = live(definition, '{"x":5,"name":"!"}');
  store.set(x, 6);
  expect(part.read()).toBe('{"x":6,"name":"!"}');
  store.set(name, "first");
  expect(part.read()).toBe('{"x":6,"name":"first"}');
});

test("S87 a refusal that leads nowhere, or of everything, refuses the part", () => {
  for (const path of [[], ["speed"], ["x", "deeper"], ""]) {
    const { definition, x } = camera(() => {
      throw new InvalidAt(path, "No.");
    });
    const { part, store } = live(definition, '{"x":5,"angle":1}');
    expect([store.get(x), part.problem?.message, part.read()]).toEqual([1, "No.", '{"x":5,"angle":1}']);
  }
});

test("S87 a writer that throws while a refusal is noted leaves the text and the defaults of what was refused", () => {
  const { definition, x } = camera((raw) => {
    if (raw.angle !== undefined) throw new InvalidAt("angle", "No.");
  });
  const throwing = {
    ...definition,
    serialize: () => {
      throw new Error("Not now.");
    },
  };
  const { part, store } = live(throwing, '{"x":5,"angle":1}');
  expect([store.get(x), part.problem, part.read()]).toEqual([5, null, '{"x":5,"angle":1}']);
});
