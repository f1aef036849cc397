import { atom, createStore } from "jotai/vanilla";
import { expect, test } from "vitest";
import type { Store } from "../../../../src/Workbench/framework/module-context";
import { ModulePart } from "../../../../src/Workbench/framework/module-part";
import {
  persistableFixableAtom,
  type FixableRead,
  type PersistableFixableAtom,
} from "../../../../src/Workbench/framework/state/fixable-atom";
import { partFormat } from "../../../../src/Workbench/framework/state/stored-part";

type Situation = "valid" | "invalid" | "loading" | "error" | "judging throws" | "fixing throws" | "reckoning throws" | "asking throws";
type Origin = "user" | "persistence" | "template";

const format = partFormat({ properties: { name: { type: "string", nullable: true } } });

/** A value is one letter; "f" is what it is fixed to. The situation can change. */
function fixable(first: Situation) {
  const situation = atom(first);
  const fail = (): never => {
    throw new Error("not now");
  };
  const name = persistableFixableAtom<string | null, Situation>({
    initialValue: null,
    computeDependenciesState: ({ get }) => {
      const now = get(situation);
      if (now === "asking throws") return fail();
      return now === "loading" || now === "error" ? now : "loaded";
    },
    precomputeFunction: ({ get }) => (get(situation) === "reckoning throws" ? fail() : get(situation)),
    isValidFunction: ({ value, precomputedValue }) => {
      if (precomputedValue === "judging throws") return fail();
      return precomputedValue === "valid" || value === "f";
    },
    fixupFunction: ({ precomputedValue }) => (precomputedValue === "fixing throws" ? fail() : "f"),
  });
  return { situation, name };
}

/** The atom as it is after a part with it was restored, or a user chose. */
async function restored(name: PersistableFixableAtom<string | null>, origin: Origin, value: string | null, mounted: boolean) {
  const store: Store = createStore();
  if (mounted) store.sub(name, () => undefined);
  const text = origin === "user" ? undefined : JSON.stringify({ name: value, ...(origin === "template" && { $template: true }) });
  const part = new ModulePart(text, store);
  const changes: string[] = [];
  part.restore(
    { serialize: (get) => ({ name: get(name).value }), deserialize: (raw, set) => set(name, (raw as { name: string | null }).name) },
    format,
    () => changes.push("changed"),
  );
  if (origin === "user") store.set(name, value);
  await Promise.resolve();
  return { store, part, changes, now: store.get(name) };
}

const seen = ({ valueInContext, isValidInContext, isLoading, depsHaveError, source }: FixableRead<string | null>): string =>
  [
    String(valueInContext),
    isValidInContext ? "" : "marked",
    isLoading ? "loading" : "",
    depsHaveError ? "error" : "",
    source === "user" ? "" : source,
  ]
    .filter(Boolean)
    .join(" ");

/** What is read for: initial by a user, stored, of a template; "a" by a user, stored, of a template. */
const expected: Record<Situation, [string, string, string, string, string, string]> = {
  "valid": ["null", "null", "null", "a", "a", "a"],
  "invalid": ["f", "f", "f", "f", "f marked persistence", "f marked template"],
  "loading": [
    "null loading",
    "null loading persistence",
    "null loading template",
    "a loading",
    "a loading persistence",
    "a loading template",
  ],
  "error": ["null error", "null error persistence", "null error template", "a error", "a error persistence", "a error template"],
  "judging throws": ["null error", "null error persistence", "null error template", "a error", "a error persistence", "a error template"],
  "fixing throws": ["null error", "null error persistence", "null error template", "a error", "a error persistence", "a error template"],
  "reckoning throws": ["null error", "null error persistence", "null error template", "a error", "a error persistence", "a error template"],
  "asking throws": ["null error", "null error persistence", "null error template", "a error", "a error persistence", "a error template"],
};

const rows = Object.entries(expected).flatMap(([situation, all]) =>
  [null, "a"].flatMap((value, second) =>
    (["user", "persistence", "template"] as const).flatMap((origin, at) =>
      [true, false].map((mounted) => [situation as Situation, origin, value, mounted, all[second * 3 + at]!] as const),
    ),
  ),
);

test.each(rows)("S89 S90 S93 %s, of %s, %s, mounted %s: %s", async (situation, origin, value, mounted, read) => {
  const { name } = fixable(situation);
  const { now, part, changes } = await restored(name, origin, value, mounted);
  expect(seen(now)).toBe(read);
  expect(now).toMatchObject({ value, _source: now.source });
  if (origin === "persistence") expect([part.read(), changes]).toEqual([JSON.stringify({ name: value }), []]);
});

test("S90 every combination is tried", () => {
  expect(rows).toHaveLength(8 * 3 * 2 * 2);
});

test.each([true, false])("S91 what was restored becomes the user's when it is loaded, later too; mounted %s", async (mounted) => {
  const { name, situation } = fixable("loading");
  const { store, part, changes } = await restored(name, "persistence", "a", mounted);
  store.set(situation, "error");
  store.set(situation, "invalid");
  await Promise.resolve();
  expect(seen(store.get(name))).toBe("f marked persistence");
  store.set(situation, "valid");
  expect(store.get(name).source).toBe("persistence");
  await Promise.resolve();
  expect(store.get(name).source).toBe("user");
  store.set(situation, "invalid");
  expect(seen(store.get(name))).toBe("f");
  store.set(situation, "valid");
  expect(seen(store.get(name))).toBe("a");
  expect([part.read(), changes]).toEqual(['{"name":"a"}', []]);
});

test.each([true, false])("S92 who writes before the microtask wins, with the same value and with another; mounted %s", async (mounted) => {
  for (const chosen of ["a", "b", null]) {
    const { name, situation } = fixable("loading");
    const { store } = await restored(name, "persistence", "a", mounted);
    store.set(situation, "valid");
    store.set(name, chosen);
    await Promise.resolve();
    expect(store.get(name)).toMatchObject({ value: chosen, source: "user" });
  }
});

test("S92 what fits no more when the microtask comes stays the stored one", async () => {
  const { name, situation } = fixable("loading");
  const { store } = await restored(name, "persistence", "a", false);
  store.set(situation, "valid");
  store.set(situation, "invalid");
  await Promise.resolve();
  expect(seen(store.get(name))).toBe("f marked persistence");
});

test("S92 a part that ended makes nothing the user's", async () => {
  const { name, situation } = fixable("loading");
  const store = createStore();
  const part = new ModulePart('{"name":"a"}', store);
  const stop = part.restore({ serialize: () => ({}), deserialize: (_raw, set) => set(name, "a") }, partFormat({}), () => undefined);
  stop();
  store.set(situation, "valid");
  await Promise.resolve();
  expect(store.get(name).source).toBe("persistence");
});
