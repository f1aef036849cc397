import { expect, test } from "vitest";
import { isCommand, latinKey, onKey } from "../../../src/Portal.Web/Browser/keys";

const sources = import.meta.glob<string>(["../../../src/**/*.ts", "../../../src/**/*.cshtml", "!**/bin/**", "!**/obj/**"], {
  query: "?raw",
  import: "default",
  eager: true,
});

const listens = /["'`]key(?:down|up|press)\b|\bonkey(?:down|up|press)|hx-on:key|hx-trigger="[^"]*\bkey(?:down|up|press)/i;

/** A key event, as far as Node goes without a page. */
function press(key: string | undefined, parts: Partial<KeyboardEvent> = {}): KeyboardEvent {
  return Object.assign(new Event("keydown", { cancelable: true }), {
    key,
    code: "",
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...parts,
  }) as unknown as KeyboardEvent;
}

function heard(...events: KeyboardEvent[]): string[] {
  const target = new EventTarget();
  const keys: string[] = [];
  onKey(target, ({ key }) => {
    keys.push(key);
    return true;
  });
  for (const event of events) target.dispatchEvent(event);
  return keys;
}

test("S125 keys are listened to through the guard alone, in scripts and in pages", () => {
  const users = Object.entries(sources)
    .filter(([, text]) => listens.test(text))
    .map(([path]) => path.replace(/^.*\/src\//, ""));
  expect(users).toEqual(["Portal.Web/Browser/keys.ts"]);
  const guarded = Object.values(sources).filter((text) => /\bonKey\(/.test(text));
  expect(guarded.length).toBeGreaterThan(10);
});

test("S125 a handler that goes around the guard is found", () => {
  for (const text of [
    'field.addEventListener("keydown", close)',
    "field.onkeyup = close",
    "for (const name of ['keypress'])",
    '<input hx-trigger="keyup changed">',
  ]) {
    expect(listens.test(text), text).toBe(true);
  }
});

test("S125 the keys of an input method are not told, nor filling in by the browser", () => {
  // oxlint-disable-next-line typescript/no-deprecated -- The code that Safari tells, and nothing else.
  expect(heard(press("Enter", { isComposing: true }), press("Escape", { keyCode: 229 }), press(undefined), press("Escape"))).toEqual([
    "Escape",
  ]);
});

test("S124 a key that is held down is told once, and stays taken; keys that move go on", () => {
  const held = press("Delete", { repeat: true });
  expect(heard(press("Delete"), held, press("ArrowDown"), press("ArrowDown", { repeat: true }))).toEqual([
    "Delete",
    "ArrowDown",
    "ArrowDown",
  ]);
  expect(held.defaultPrevented).toBe(true);
});

test("S126 Ctrl and Cmd with a letter work by its place on a layout without Latin letters", () => {
  for (const key of ["s", "S", "ы", "Ы", "ס", "س", "ห", "ㄴ"])
    expect(isCommand(press(key, { code: "KeyS", ctrlKey: true }), "s"), key).toBe(true);
  expect(isCommand(press("ы", { code: "KeyS", metaKey: true }), "s")).toBe(true);
});

test("S126 a Latin layout is known by its letters, and AltGr writes", () => {
  expect(isCommand(press("s", { code: "Semicolon", ctrlKey: true }), "s")).toBe(true);
  expect(isCommand(press("o", { code: "KeyS", ctrlKey: true }), "s")).toBe(false);
  expect(isCommand(press("ś", { code: "KeyS", ctrlKey: true, altKey: true }), "s")).toBe(false);
  expect(isCommand(press("s", { code: "KeyS" }), "s")).toBe(false);
});

test("S126 single keys work by their place, too", () => {
  expect(latinKey(press("т", { code: "KeyN" }))).toBe("n");
  expect(latinKey(press(".", { code: "Slash" }))).toBe("/");
  expect(latinKey(press(",", { code: "Slash", shiftKey: true }))).toBe("?");
  expect(latinKey(press("N", { code: "KeyN" }))).toBe("n");
  expect(latinKey(press("N", { code: "KeyN", shiftKey: true }))).toBe("N");
  // Latin letters were written: what is beside the right shift key is what it says.
  expect(latinKey(press(".", { code: "Slash" }))).toBe(".");
  expect(latinKey(press("-", { code: "Slash" }))).toBe("-");
  expect(latinKey(press("?", { code: "Minus", shiftKey: true }))).toBe("?");
  expect(latinKey(press("Dead", { code: "KeyN" }))).toBe("Dead");
});
