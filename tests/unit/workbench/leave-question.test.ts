import { expect, test } from "vitest";
import type { LeaveAnswer } from "../../../src/Workbench/shim/navigation/navigation";
import { settled } from "./fakes/clock";
import { a, b, c, inTheMiddle, setUp } from "./fakes/navigation";

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
