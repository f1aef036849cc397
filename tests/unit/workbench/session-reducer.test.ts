import { describe, expect, test } from "vitest";
import document from "../../../docs/session-state.md?raw";
import { reduce } from "../../../src/Workbench/shim/session/reduce";
import { statusOf } from "../../../src/Workbench/shim/session/status";
import { events, states } from "./fakes/session-states";

/** The cells of the table in the document: by event, then by state. */
function tableIn(text: string): { states: string[]; rows: Map<string, string[]> } {
  const lines = text
    .slice(text.indexOf("| event |"))
    .split("\n")
    .filter((line) => line.startsWith("|"));
  const cells = lines.map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll("`", "")),
  );
  const [head = [], , ...rows] = cells;
  return { states: head.slice(1), rows: new Map(rows.map(([event = "", ...outcomes]) => [event, outcomes])) };
}

/** What holds a state must not be able to change it. */
function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

const table = tableIn(document);

test("the document's table has every state and every event", () => {
  expect(table.states).toEqual(Object.keys(states));
  expect([...table.rows.keys()]).toEqual(Object.keys(events));
});

describe.each(Object.entries(events))("%s", (name, eventIn) => {
  test.each(Object.entries(states))("in the state %s", (stateName, state) => {
    const cell = table.rows.get(name)?.[table.states.indexOf(stateName)];
    const next = reduce(frozen(state), frozen(eventIn(state)));
    // The same object where the event cannot be, or changes nothing.
    expect(next === state ? "–" : statusOf(next).kind).toBe(cell);
  });
});

test("what is read of the workbench before it was replaced says nothing about what is shown now", () => {
  const state = reduce(states["changed"]!, events.replaced(states["changed"]!));
  expect(reduce(state, events.captured(states["changed"]!))).toBe(state);
});

test("a draft that was removed while it was written is not told of", () => {
  const written = reduce(states["changed"]!, events.draftBegun(states["changed"]!));
  const removed = reduce(written, events.draftRemoved(written));
  expect(reduce(removed, events.storageChanged(states["changed"]!))).toBe(removed);
});

test("a title that was edited while a new session was made stays", () => {
  const state = reduce(states["saving"]!, { kind: "renamed", caption: { title: "Later", description: null } });
  expect(reduce(state, events.created(state)).caption.title).toBe("Later");
});
