import { expect, test } from "vitest";
import { SessionState } from "../../../src/Workbench/shim/session/session-state";
import { statusOf, type StatusFacts } from "../../../src/Workbench/shim/session/status";

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

function facts(): StatusFacts {
  const state = new SessionState({
    origin: "server",
    sessionId: "session00001",
    base,
    metadata: { title: "T", description: null },
    reference: { title: "T", description: null },
    unchanged: ["h"],
    original: null,
    current: { text: "{}", stateText: "{}", hash: "h", stateHash: "h" },
  });
  return { state, isConflict: false, storage: "working", isSaving: false, offlineSince: null, failed: null, hasEditsSince: false };
}

test("S33 of all words that hold the first in the order is shown", () => {
  const all = facts();
  const words = [statusOf(all).word];
  const add = (change: () => void): void => {
    change();
    words.unshift(statusOf(all).word);
  };
  add(() => {
    all.hasEditsSince = true;
  });
  add(() => {
    all.state.current = { text: "[]", stateText: "[]", hash: "other", stateHash: "other" };
    all.failed = { failure: { kind: "unavailable", message: "No.", retryAfterMs: null }, at: "2030-01-03T00:00:00Z" };
  });
  add(() => {
    all.state.sessionId = null;
  });
  add(() => {
    all.state.newest = newest;
  });
  add(() => {
    all.isSaving = true;
  });
  add(() => {
    all.offlineSince = "2030-01-04T00:00:00Z";
  });
  add(() => {
    all.storage = "full";
  });
  add(() => {
    all.isConflict = true;
  });
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
  const saved = facts();
  expect(statusOf(saved)).toEqual({ word: "Saved", at: base.savedAt, version: 15 });
  saved.state.newest = newest;
  expect(statusOf(saved)).toEqual({ word: "Out of sync", at: newest.updatedAt, version: 16 });
});

test("S40 a failed save of a session without changes is still saved", () => {
  const failed = { ...facts(), failed: { failure: { kind: "gone", message: "Gone." } as const, at: "2030-01-03T00:00:00Z" } };
  expect(statusOf(failed).word).toBe("Saved");
  failed.state.isGone = true;
  expect(statusOf(failed)).toMatchObject({ word: "On this device only", at: "2030-01-03T00:00:00Z" });
});
