import { expect, test } from "vitest";
import { addressOf, placeAt } from "../../../src/Workbench/shim/navigation/places";
import { settled } from "./fakes/clock";
import { a, b, setUp } from "./fakes/navigation";

test("S82 Back shows the session before and Forward the one after, each once", async () => {
  const { history, navigation, state, back } = setUp();
  await navigation.go(b);
  await back();
  history.go(1);
  await settled();
  expect(state.shown.map((place) => addressOf(place as never, ""))).toEqual([b, a, b]);
  expect([history.urls, history.index]).toEqual([[a, b], 1]);
});

test("S84 a deep link as first page makes no entry of its own", () => {
  const { history } = setUp();
  expect(history.entries).toHaveLength(1);
});

function click(more: object = {}, link: object = {}) {
  const target = { href: `https://portal.test${b}`, target: "", hasAttribute: () => false, ...link };
  const event = {
    button: 0,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    defaultPrevented: false,
    prevented: false,
    ...more,
    composedPath: () => [{}, target],
    preventDefault: () => {
      event.prevented = true;
    },
  };
  return event as unknown as MouseEvent & { prevented: boolean };
}

test("S06 a plain click on a link stays in the document; a modified one is the browser's", async () => {
  const { navigation, state } = setUp();
  for (const more of [{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { button: 1 }]) {
    const modified = click(more);
    expect([navigation.takeClick(modified), modified.prevented]).toEqual([false, false]);
  }
  expect(navigation.takeClick(click({}, { target: "_blank" }))).toBe(false);
  expect(navigation.takeClick(click({}, { hasAttribute: () => true }))).toBe(false);
  expect(navigation.takeClick(click({}, { href: `https://portal.test${a}#part` }))).toBe(false);
  const plain = click();
  expect([navigation.takeClick(plain), plain.prevented]).toEqual([true, true]);
  await settled();
  expect(state.shown).toEqual([{ kind: "session", id: "bbbbbbbbbbbb" }]);
});

test("S80 a link of another site never counts as a place of the workbench", async () => {
  const { history, navigation, state } = setUp();
  await navigation.go(`https://other.test${b}`);
  expect([history.assigned, state.shown]).toEqual([[`https://other.test${b}`], []]);
});

test("S82 an entry that a fragment's link made asks nothing and loads nothing", async () => {
  const { tab, history, navigation, state, back } = setUp();
  state.isDirty = true;
  history.entries.push({ url: `https://portal.test${a}#part`, state: null });
  history.index = 1;
  tab.window.dispatchEvent(Object.assign(new Event("popstate"), { state: null }));
  await settled();
  expect([state.asked, state.shown]).toEqual([0, []]);
  state.isDirty = false;
  await navigation.go(b);
  await back();
  expect(history.url).toContain("#part");
});

test.each([
  ["/session/aaaaaaaaaaaa", { kind: "session", id: "aaaaaaaaaaaa" }],
  ["/snapshot/aaaaaaaaaaaa", { kind: "snapshot", id: "aaaaaaaaaaaa" }],
  ["/workbench", { kind: "draft", draftId: null }],
  ["/workbench?draft=dddddddddddd", { kind: "draft", draftId: "dddddddddddd" }],
  ["/session/short", { kind: "malformed", path: "/p/session/short" }],
  ["/session/aaaaaaaaaaaa/more", { kind: "malformed", path: "/p/session/aaaaaaaaaaaa/more" }],
  ["/workbench?draft=x", { kind: "malformed", path: "/p/workbench" }],
  ["/sessions/aaaaaaaaaaaa", null],
  ["/", null],
])("S77 %s is the place that it says, also behind a path base", (path, place) => {
  expect(placeAt(new URL(`https://portal.test/p${path}`), "/p")).toEqual(place);
  expect(placeAt(new URL("https://portal.test/session/aaaaaaaaaaaa"), "/p")).toBeNull();
});

test("S77 Back to a malformed address is shown as one", async () => {
  const { state, navigation, back } = setUp("/session/short");
  await navigation.go(b);
  await back();
  expect(state.shown.at(-1)).toEqual({ kind: "malformed", path: "/session/short" });
});
