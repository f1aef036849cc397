import type { Draft } from "../../../../src/Workbench/shim/drafts/draft";

/** A draft of ann's on version 3 of a session. */
export function draft(changes: Partial<Draft> = {}): Draft {
  return {
    v: 1,
    userId: "ann",
    draftId: "draft0000001",
    seq: 1,
    sessionId: "session00001",
    baseVersion: 3,
    baseHash: "h3",
    tabId: "t",
    savedAt: "2026-01-05T09:00:00.000Z",
    title: "Drogon",
    description: null,
    contentHash: "h",
    content: "{}",
    ...changes,
  };
}
