import { reduce } from "../../../../src/Workbench/shim/session/reduce";
import type { SessionEvent } from "../../../../src/Workbench/shim/session/session-events";
import {
  beginState,
  type Base,
  type Captured,
  type StartingPoint,
  type SessionState,
} from "../../../../src/Workbench/shim/session/session-state";
import type { Failure } from "../../../../src/Workbench/shim/server/failure";
import type { SessionMetadata } from "../../../../src/Workbench/shim/server/wire";

type EventOf = { [K in SessionEvent["kind"]]: (state: SessionState) => Extract<SessionEvent, { kind: K }> };

const at = "2030-01-03T00:00:00.000Z";
const caption = { title: "Drogon", description: null };
const renamed = { title: "Renamed", description: null };
const offline: Failure = { kind: "offline", isDeviceOffline: false, isSilent: false };
const unavailable: Failure = { kind: "unavailable", cause: { kind: "not-understood" }, retryAfterMs: null };
const gone: Failure = { kind: "gone", cause: null };
const signedOut: Failure = { kind: "signed-out", cause: { kind: "refusal", status: 401, detail: null } };

function content(name: string): Captured {
  return { text: name, stateText: name, hash: name, stateHash: name, sizeBytes: name.length };
}

function baseOf(version: number, contentHash: string): Base {
  return { version, contentHash, savedAt: "2030-01-01T00:00:00.000Z", ...caption };
}

function found(version: number): SessionMetadata {
  return { id: "session00001", ownerId: "ann", ...caption, createdAt: "", updatedAt: "", version, contentHash: "theirs" };
}

const saved: StartingPoint = {
  origin: "server",
  sessionId: "session00001",
  base: baseOf(1, "first"),
  caption,
  reference: caption,
  unchanged: ["first"],
  original: { text: "first", hash: "first", canonicalHashes: ["first"] },
  current: content("first"),
};
const unsaved: StartingPoint = { ...saved, origin: "new", sessionId: null, base: null, original: null };
const sent = { ...caption, text: "second", hash: "second", stateHash: "second" };

function begin(from: StartingPoint): SessionState {
  const draft = { draftId: "draft0000001", seq: 0, keptAt: null, hasOneLayer: false };
  return beginState(from, { draft, newest: null, unansweredCreate: null });
}

/** An event of each kind, as it would come in the state. */
export const events: EventOf = {
  edited: () => ({ kind: "edited" }),
  looked: () => ({ kind: "looked" }),
  paused: () => ({ kind: "paused" }),
  renamed: () => ({ kind: "renamed", caption: renamed }),
  opened: ({ edits }) => ({ kind: "opened", captured: content("first"), edits }),
  captured: ({ edits }) => ({ kind: "captured", captured: content("second"), edits }),
  captureFailed: () => ({ kind: "captureFailed", problem: "TypeError: a module broke" }),
  saveStarted: () => ({ kind: "saveStarted" }),
  saveUnanswered: () => ({ kind: "saveUnanswered", baseVersion: 1, sent }),
  stored: () => ({ kind: "stored", sent, base: baseOf(2, "second") }),
  saved: () => ({ kind: "saved" }),
  saveFailed: () => ({ kind: "saveFailed", failure: offline, at, retry: { isCaptionOnly: false } }),
  nothingToSave: () => ({ kind: "nothingToSave" }),
  createTried: () => ({ kind: "createTried", createTry: { key: "key", ...caption, hash: "second", sent } }),
  createRefused: () => ({ kind: "createRefused" }),
  created: () => ({ kind: "created", sessionId: "session00002", base: baseOf(1, "second"), sent, wanted: renamed, before: caption }),
  snapshotTried: () => ({ kind: "snapshotTried", snapshotTry: { key: "key", body: "{}", sparklines: null } }),
  snapshotAnswered: () => ({ kind: "snapshotAnswered" }),
  serverNewer: () => ({ kind: "serverNewer", found: found(2) }),
  saveRecognised: () => ({ kind: "saveRecognised", sent, base: baseOf(2, "second") }),
  serverAnswered: () => ({ kind: "serverAnswered" }),
  serverGone: () => ({ kind: "serverGone", failure: gone, at }),
  signedOut: () => ({ kind: "signedOut", failure: signedOut }),
  replaced: () => ({ kind: "replaced", start: { ...saved, base: baseOf(3, "first") } }),
  merged: () => ({ kind: "merged", base: baseOf(2, "theirs"), caption }),
  overwriteChosen: () => ({ kind: "overwriteChosen", base: baseOf(2, "theirs") }),
  draftBegun: ({ draft }) => ({ kind: "draftBegun", seq: draft.seq + 1, says: "second" }),
  draftLeft: ({ draft, edits }) => ({ kind: "draftLeft", seq: draft.seq + 1, edits }),
  storageChanged: ({ draft }) => ({ kind: "storageChanged", seq: draft.seq + 1, storage: "full", at }),
  baseKept: () => ({ kind: "baseKept", version: 1 }),
  layersFound: () => ({ kind: "layersFound", hasOneLayer: true }),
  draftRemoved: () => ({ kind: "draftRemoved" }),
  closed: () => ({ kind: "closed" }),
};

/** The state after one event after the other. */
function after(state: SessionState, ...kinds: (SessionEvent["kind"] | SessionEvent)[]): SessionState {
  return kinds.reduce((known, event) => reduce(known, typeof event === "string" ? events[event](known) : event), state);
}

const clean = after(begin(saved), "opened");
const fresh = after(begin(unsaved), "opened");
const changed = after(clean, "edited", "captured");
const saving = after(changed, "saveStarted");
const failed: SessionEvent = { kind: "saveFailed", failure: unavailable, at, retry: { isCaptionOnly: false } };
const refused: SessionEvent = { kind: "saveFailed", failure: { kind: "conflict", cause: null, current: found(2) }, at, retry: null };

/** The states of the table, by name. */
export const states: Readonly<Record<string, SessionState>> = {
  "opening": begin(saved),
  "new": fresh,
  "creating": after(fresh, "edited", "captured", "saveStarted", "createTried"),
  clean,
  "edited": after(clean, "edited"),
  changed,
  saving,
  "retrying": after(saving, "saveFailed"),
  "taken back": after(saving, "saveFailed", "edited", { kind: "captured", captured: content("first"), edits: 2 }),
  "failed": after(saving, failed),
  "out of sync": after(clean, "serverNewer"),
  "conflict": after(changed, "serverNewer", "saveStarted", refused),
  "gone": after(changed, "serverGone"),
  "signed out": after(clean, "signedOut"),
  "unread": after(clean, "edited", "captureFailed"),
  "storage full": after(changed, "draftBegun", "storageChanged"),
  "closed": after(clean, "closed"),
};
