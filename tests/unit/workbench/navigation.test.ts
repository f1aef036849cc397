/// <reference types="vite/client" />
import { expect, test } from "vitest";
import { Navigation, type LeaveAnswer } from "../../../src/Workbench/shim/navigation/navigation";
import { addressOf, placeAt, type Place } from "../../../src/Workbench/shim/navigation/places";
import { FakeBrowser } from "./fakes/browser";
import { settled } from "./fakes/clock";

const [a, b, c] = ["/session/aaaaaaaaaaaa", "/session/bbbbbbbbbbbb", "/session/cccccccccccc"];

function setUp(url = a, pathBase = "") {
  const tab = new FakeBrowser().openTab({ url: `https://portal.test${url}` });
  const state = {
    isDirty: false,
    answers: [] as Promise<LeaveAnswer>[],
    asked: 0,
    saves: [] as Promise<boolean>[],
    discards: 0,
    shown: [] as Place[],
  };
  const navigation = new Navigation(
    tab.environment,
    {
      hasSomethingToLose: () => state.isDirty,
      ask: () => (state.asked++, state.answers.shift() ?? Promise.resolve("cancel")),
      save: async () => {
        const isSaved = await (state.saves.shift() ?? Promise.resolve(true));
        if (isSaved) state.isDirty = false;
        return isSaved;
      },
      discard: () => {
        state.discards++;
        state.isDirty = false;
        return Promise.resolve(true);
      },
      show: (place) => (state.shown.push(place), Promise.resolve()),
    },
    pathBase,
  );
  const { history } = tab;
  const back = (): Promise<void> => (history.go(-1), settled());
  return { tab, history, navigation, state, back };
}

/** A, then B, then C opened in the document; Back to B. */
async function inTheMiddle() {
  const setup = setUp();
  await setup.navigation.go(b);
  await setup.navigation.go(c);
  await setup.back();
  setup.state.shown.length = 0;
  setup.state.isDirty = true;
  return setup;
}

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

test("S80 cancelling Back keeps session, address and forward history, and adds no entry", async () => {
  const { history, state, back } = await inTheMiddle();
  state.answers.push(Promise.resolve("cancel"));
  await back();
  expect([history.urls, history.index, history.url]).toEqual([[a, b, c], 1, `https://portal.test${b}`]);
  expect([state.shown, state.asked, state.discards]).toEqual([[], 1, 0]);
});

test("S80 cancelling Forward does the same", async () => {
  const { history, state } = await inTheMiddle();
  history.go(1);
  await settled();
  expect([history.urls, history.index, state.shown, state.asked]).toEqual([[a, b, c], 1, [], 1]);
});

test.each([
  ["save", 0],
  ["discard", 1],
] as const)("S80 answering %s goes on to the target, with all entries as they were", async (answer, discards) => {
  const { history, state, back } = await inTheMiddle();
  state.answers.push(Promise.resolve(answer));
  await back();
  expect([history.urls, history.index, state.shown, state.discards]).toEqual([
    [a, b, c],
    0,
    [{ kind: "session", id: "aaaaaaaaaaaa" }],
    discards,
  ]);
});

test("S81 the target is remembered through the save dialog", async () => {
  const { history, navigation, state, back } = setUp("/workbench?draft=dddddddddddd");
  await navigation.go("/workbench?draft=eeeeeeeeeeee");
  state.isDirty = true;
  let submit = (_isSaved: boolean): void => {};
  state.answers.push(Promise.resolve("save"));
  state.saves.push(
    new Promise((resolve) => {
      submit = resolve;
    }),
  );
  await back();
  expect(history.url).toContain("draft=eeeeeeeeeeee");
  navigation.rename("/session/eeeeeeeeeeee");
  submit(true);
  await settled();
  expect([history.urls, history.index]).toEqual([["/workbench?draft=dddddddddddd", "/session/eeeeeeeeeeee"], 0]);
  expect(state.shown.at(-1)).toEqual({ kind: "draft", draftId: "dddddddddddd" });
});

test("S81 a save that fails stays", async () => {
  const { history, state, back } = await inTheMiddle();
  state.answers.push(Promise.resolve("save"));
  state.saves.push(Promise.resolve(false));
  await back();
  expect([history.index, state.shown]).toEqual([1, []]);
});

test("S80 pressing Back again while the question is open changes nothing", async () => {
  const { history, state, back } = await inTheMiddle();
  let answer = (_answer: LeaveAnswer): void => {};
  state.answers.push(
    new Promise((resolve) => {
      answer = resolve;
    }),
  );
  await back();
  await back();
  expect([history.index, state.asked]).toEqual([1, 1]);
  answer("cancel");
  await settled();
  expect([history.urls, history.index, state.shown]).toEqual([[a, b, c], 1, []]);
});

test("S80 several steps back are one question and one step", async () => {
  const { history, navigation, state } = await inTheMiddle();
  state.isDirty = false;
  await navigation.go(c);
  state.isDirty = true;
  history.go(-2);
  await settled();
  expect([history.index, state.asked]).toEqual([2, 1]);
  state.answers.push(Promise.resolve("discard"));
  history.go(-2);
  await settled();
  expect([history.index, state.shown.at(-1)]).toEqual([0, { kind: "session", id: "aaaaaaaaaaaa" }]);
});

test("S79 the browser's leave prompt is there only while there is something to lose", () => {
  const { tab, navigation } = setUp();
  expect(tab.asksBeforeUnload).toBe(false);
  navigation.guard(true);
  navigation.guard(true);
  expect(tab.asksBeforeUnload).toBe(true);
  navigation.guard(false);
  expect(tab.asksBeforeUnload).toBe(false);
});

test("S80 a link out of the document asks with our dialog, and then leaves without the browser's", async () => {
  const { tab, history, navigation, state } = setUp();
  state.isDirty = true;
  navigation.guard(true);
  expect(await navigation.go("/sessions")).toBe(false);
  expect([history.assigned, tab.asksBeforeUnload]).toEqual([[], true]);
  state.answers.push(Promise.resolve("discard"));
  expect(await navigation.go("/sessions")).toBe(true);
  expect([history.assigned, tab.asksBeforeUnload, history.urls]).toEqual([["https://portal.test/sessions"], false, [a]]);
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

const sources = import.meta.glob<string>("../../../src/Workbench/shim/**/*.ts", { query: "?raw", import: "default", eager: true });

test("S79 only one file touches the history and the browser's leave prompt", () => {
  const touching = Object.entries(sources).filter(([, text]) =>
    /\.(pushState|replaceState)\(|history\.go\(|"popstate"|"beforeunload"/.test(text),
  );
  expect(Object.keys(sources).length).toBeGreaterThan(30);
  expect(touching.map(([file]) => file.split("/").at(-1))).toEqual(["navigation.ts"]);
});

test("S68 no file has state of its own, or takes time and chance from elsewhere than its environment", () => {
  const others = Object.entries(sources).filter(([file]) => !/\/browser-(clock|environment)\.ts$/.test(file));
  const own = /^(export )?(let|var) |Math\.random|Date\.now|(?<![.\w])set(Timeout|Interval)\(|console\./m;
  expect(others.filter(([, text]) => own.test(text)).map(([file]) => file.split("/").at(-1))).toEqual([]);
});
