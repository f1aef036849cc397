import type { UnansweredCreate } from "../drafts/draft";
import type { SessionMetadata } from "../server/wire";
import type { Caption, CreateTry, Sent, SentWhole, SessionState } from "./session-state";

/** Whether there are edits that {@link SessionState.current} does not have yet. */
export function hasEditsSince({ edits, capturedEdits }: SessionState): boolean {
  return edits !== capturedEdits;
}

export function isContentChanged({ unchanged, current }: SessionState): boolean {
  return !unchanged.includes(current.stateHash);
}

export function isCaptionChanged({ caption, reference }: SessionState): boolean {
  return !sameCaption(caption, reference);
}

/** Whether what was captured last differs from what is saved. */
export function isChanged(state: SessionState): boolean {
  return isContentChanged(state) || isCaptionChanged(state);
}

/** Whether leaving now would lose work, edits of this very moment included. */
export function hasSomethingToLose(state: SessionState): boolean {
  return !state.isClosed && (hasEditsSince(state) || isChanged(state));
}

/** The text that the server has at the base, where it is at hand. */
export function baseText({ original, base }: SessionState): string | null {
  return original !== null && original.hash === base?.contentHash ? original.text : null;
}

/**
 * What a copy or a snapshot is made of: where nothing differs, looking included, the stored text byte for byte, also when another program
 * wrote it.
 */
export function toCopy({ current, original }: SessionState, { title, description }: Caption): SentWhole {
  const { text, hash } = original?.canonicalHashes.includes(current.hash) === true ? original : current;
  return { title, description, text, hash, stateHash: current.stateHash };
}

/** What a save over the base carries; content that did not change is not sent. */
export function toSave(state: SessionState, isCaptionOnly: boolean): Sent {
  const { caption, base, current } = state;
  const { title, description } = caption;
  return isCaptionOnly || !isContentChanged(state)
    ? { title, description, text: null, hash: base?.contentHash ?? "", stateHash: "" }
    : { title, description, text: current.text, hash: current.hash, stateHash: current.stateHash };
}

/** What a draft tells of a request for a new session. */
export function unansweredOf({ key, title, description, hash, sparklines }: CreateTry): UnansweredCreate {
  return { key, title, description, hash, ...(sparklines === undefined ? {} : { sparklines }) };
}

/**
 * The save of ours that a newer version on the server is, its answer lost; null where it is somebody else's.
 * @param last The save that was just refused for that version.
 */
export function ownSave({ base, unansweredSaves }: SessionState, found: SessionMetadata, last?: Sent): Sent | null {
  if (base === null || found.version !== base.version + 1) return null;
  const tried = unansweredSaves.filter(({ baseVersion }) => baseVersion === base.version).map(({ sent }) => sent);
  const all = last === undefined ? tried : [last, ...tried];
  return all.find((sent) => found.contentHash === sent.hash && sameCaption(found, sent)) ?? null;
}

/** No description and an empty one are the same. */
export function sameCaption(one: Caption, other: Caption): boolean {
  return one.title === other.title && (one.description ?? "") === (other.description ?? "");
}
