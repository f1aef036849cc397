import { atom } from "jotai/vanilla";
import { beforeEach, expect, test, vi } from "vitest";
import { InvalidAt } from "../../../../src/Workbench/framework/state/part-problem";
import { live, type Definition } from "./parts";

beforeEach(
  () =>
    void vi
      .spyOn(console, "error")
      .mockReset()
      .mockImplementation(() => undefined),
);

interface Speed {
  speed: number;
}

function speedometer(more: Partial<Definition<Speed>> = {}) {
  const speed = atom(1);
  const definition: Definition<Speed> = {
    schema: { properties: { speed: { type: "float64" } } },
    serialize: (get) => ({ speed: get(speed) }),
    deserialize: (raw, set) => {
      if ((raw.speed ?? 0) < 0) throw new InvalidAt("speed", "It is negative.");
      if (raw.speed !== undefined) set(speed, raw.speed);
    },
    ...more,
  };
  return { speed, definition };
}

test("S86 what the reader would refuse, a property alone included, is not written: the last good text stays", () => {
  const { speed, definition } = speedometer();
  const { part, store, news } = live(definition, '{"speed":2}');
  store.set(speed, 3);
  expect(part.read()).toBe('{"speed":3}');
  store.set(speed, -1);
  expect([part.read(), part.refusal]).toEqual(['{"speed":3}', "speed: It is negative."]);
  expect(news).toHaveBeenCalledOnce();
  store.set(speed, 2);
  expect([part.read(), part.refusal]).toEqual(['{"speed":2}', null]);
});

test("S86 what the schema does not allow is not written", () => {
  const { speed, definition } = speedometer({ schema: { properties: { speed: { type: "uint8" } } } });
  const { part, store } = live(definition, '{"speed":2}');
  store.set(speed, 2.5);
  expect([part.read(), part.refusal]).toEqual(['{"speed":2}', "speed: must be a whole number from 0 to 255."]);
  expect(console.error).toHaveBeenCalledOnce();
  expect(part.read()).toBe('{"speed":2}');
  expect(console.error).toHaveBeenCalledOnce();
});

test("S86 a state with a circle is not written", () => {
  const circle: { self?: unknown } = {};
  circle.self = circle;
  const state = atom<object>({});
  const definition: Definition<object> = { schema: {}, serialize: (get) => get(state), deserialize: () => undefined };
  const { part, store } = live(definition, "{}");
  store.set(state, circle);
  expect(part.read()).toBe("{}");
  expect(part.refusal).not.toBe(null);
});

test("S98 migrations are chained, on copies, and what was migrated but not touched goes back as the old bytes", () => {
  const given: unknown[] = [];
  const { speed, definition } = speedometer({
    version: 3,
    migrations: {
      2: (old: { kmh: number }) => {
        given.push(old);
        const { kmh, ...others } = old;
        old.kmh = 0;
        return { ...others, mph: kmh / 2 };
      },
      3: ({ mph, ...others }: { mph: number }) => ({ ...others, speed: mph }),
    },
  });
  const old = ' {"kmh":8, "unknown":1, "$title":"Mine"}';
  const { part, store, changed } = live(definition, old);
  expect([store.get(speed), part.read(), changed.mock.calls.length]).toEqual([4, old, 0]);
  expect(given).toEqual([{ kmh: 0, unknown: 1 }]);
  store.set(speed, 5);
  expect(part.read()).toBe('{"unknown":1,"speed":5,"$title":"Mine","$stateVersion":3}');
  expect(live(definition, part.read()).part.problem).toBe(null);
  const second = live(definition, '{"mph":9,"$stateVersion":2}');
  expect(second.store.get(speed)).toBe(9);
});

test.each([
  [
    "throws",
    () => {
      throw new Error("No miles.");
    },
    "It could not be brought to version 2: No miles.",
  ],
  ["answers nothing", () => undefined, "It is not what this module writes."],
  ["answers what the schema refuses", () => ({ speed: "fast" }), "speed: must be a number."],
])("S98 a migration that %s leaves the text as it is, and invalid", (_what, migrate, reason) => {
  const { speed, definition } = speedometer({ version: 2, migrations: { 2: migrate } });
  const { part, store } = live(definition, '{"kmh":8}');
  expect([store.get(speed), part.problem?.kind, part.problem?.message, part.read()]).toEqual([1, "invalid", reason, '{"kmh":8}']);
});

test("S98 a text of a newer version is said to be newer, and stays as it is whatever is chosen", () => {
  const { speed, definition } = speedometer();
  const newer = '{"speed":{"value":3},"$stateVersion":2}';
  const { part, store, changed } = live(definition, newer);
  expect([store.get(speed), part.problem?.kind]).toEqual([1, "newer"]);
  store.set(speed, 9);
  expect([part.read(), changed.mock.calls.length]).toEqual([newer, 0]);
});

test("S86 the title lies in the text, is a choice of its own, and is gone when it is that of the kind again", () => {
  const { speed, definition } = speedometer();
  const { part, store, changed } = live(definition, '{"speed":2}');
  store.set(part.title, "Mine");
  expect([part.read(), changed.mock.calls.length]).toEqual(['{"speed":2,"$title":"Mine"}', 1]);
  store.set(speed, 3);
  store.set(part.title, null);
  expect(part.read()).toBe('{"speed":3}');
  const titled = live(definition, '{"$title":"Theirs","speed":2}');
  expect(titled.store.get(titled.part.title)).toBe("Theirs");
  titled.store.set(speed, 3);
  expect(titled.part.read()).toBe('{"$title":"Theirs","speed":3}');
});

test("S86 digits that no double holds stay with what was not touched", () => {
  const { speed, definition } = speedometer();
  const { part, store } = live(definition, '{"speed":2,"id":18446744073709551615,"deep":{"x":[0.1000000000000000055]}}');
  store.set(speed, 3);
  expect(part.read()).toBe('{"speed":3,"id":18446744073709551615,"deep":{"x":[0.1000000000000000055]}}');
});

test("S86 digits that no double holds stay with a value of the module's own that is what it was, and go with one that is not", () => {
  const [speed, marks] = [atom(1), atom<number[]>([])];
  const definition: Definition<{ speed: number; marks: number[] }> = {
    schema: { properties: { speed: { type: "float64" }, marks: { elements: { type: "float64" } } } },
    serialize: (get) => ({ speed: get(speed), marks: get(marks) }),
    deserialize: (raw, set) => [set(speed, raw.speed ?? 0), set(marks, raw.marks ?? [])],
  };
  const { part, store } = live(definition, '{"speed":2,"marks":[0.1000000000000000055,0.3000000000000000055]}');
  store.set(speed, 3);
  store.set(marks, [0.1, 0.4]);
  expect(part.read()).toBe('{"speed":3,"marks":[0.1000000000000000055,0.4]}');
});
