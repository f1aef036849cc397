import { expect, test } from "vitest";
import { beginState, type SessionState } from "../../../src/Workbench/shim/session/session-state";
import { statusOf } from "../../../src/Workbench/shim/session/status";
import { inWord } from "./fakes/words";

const base = { version: 15, contentHash: "h", savedAt: "2030-01-01T00:00:00Z", title: "T", description: null };
const newest = {
  id: "i",
  ownerId: "o",
  title: "T",
  description: null,
  createdAt: "",
  updatedAt: "2030-01-02T00:00:00Z",
  version: 16,
  contentHash: "n",
};

function read(state: SessionState) {
  return inWord(statusOf(state));
}

const untouched = beginState(
  {
    origin: "server",
    sessionId: "session00001",
    base,
    caption: { title: "T", description: null },
    reference: { title: "T", description: null },
    unchanged: ["h"],
    original: null,
    current: { text: "{}", stateText: "{}", hash: "h", stateHash: "h", sizeBytes: 2 },
  },
  { draft: { draftId: "draft0000001", seq: 0, keptAt: null, hasOneLayer: false }, newest: null, unansweredCreate: null },
);

test("S33 of all words that hold the first in the order is shown", () => {
  let all: SessionState = untouched;
  const words = [read(all).word];
  const add = (change: Partial<SessionState>): void => {
    all = { ...all, ...change };
    words.unshift(read(all).word);
  };
  add({ edits: 1 });
  add({
    current: { text: "[]", stateText: "[]", hash: "other", stateHash: "other", sizeBytes: 2 },
    save: {
      ...all.save,
      failed: { failure: { kind: "unavailable", cause: { kind: "not-understood" }, retryAfterMs: null }, at: "2030-01-03T00:00:00Z" },
    },
  });
  add({ sessionId: null });
  add({ newest });
  add({ save: { ...all.save, isRunning: true } });
  add({ save: { ...all.save, retry: { since: "2030-01-04T00:00:00Z", tries: 1, isCaptionOnly: false } } });
  add({ draft: { ...all.draft, storage: "full" } });
  add({ isConflict: true });
  expect(words).toEqual([
    "Conflict",
    "Storage full",
    "Offline, will retry",
    "Saving",
    "Out of sync",
    "Not saved yet",
    "On this device only",
    "Changed",
    "Saved",
  ]);
});

test("S34 the time beside the word is the server's for what the server has", () => {
  expect(read(untouched)).toEqual({ word: "Saved", at: base.savedAt, version: 15 });
  expect(read({ ...untouched, newest })).toEqual({ word: "Out of sync", at: newest.updatedAt, version: 16 });
});

test("S40 a failed save of a session without changes is still saved", () => {
  const failure = { kind: "gone", cause: null } as const;
  const failed = { ...untouched, save: { ...untouched.save, failed: { failure, at: "2030-01-03T00:00:00Z" } } };
  expect(read(failed).word).toBe("Saved");
  expect(read({ ...failed, isGone: true })).toMatchObject({ word: "On this device only", at: "2030-01-03T00:00:00Z" });
});
