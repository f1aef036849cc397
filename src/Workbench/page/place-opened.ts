import type { Content, Draft, Failure, Opened, Orchestrator, SnapshotMetadata, Stored, Unreadable } from "../shim";
import { failureText, unreadableText } from "./failure-words";
import * as placeWords from "./place-words";
import type { StoredFile } from "./problem-view";

/** What there is at a place. "leave": the user decides later, and goes to the start page. */
export type PlaceOpened =
  /** `postponed` is unsaved work on it that waits: the user decides later. */
  | { kind: "session"; session: Orchestrator; postponed?: Draft }
  | { kind: "snapshot"; snapshot: Stored<SnapshotMetadata>; content: Content }
  | { kind: "leave" }
  /** Another place was asked for meanwhile. */
  | { kind: "abandoned" }
  | PlaceProblem;

export interface PlaceProblem {
  kind: "problem";
  heading: string;
  text: string;
  canRetry: boolean;
  /** What is stored, where it is at hand; `isStored`: the server has it. */
  downloads?: StoredFile[];
  isStored?: boolean;
  /** It can be opened when the server answers again. */
  isWaiting?: boolean;
}

/** What came of opening. @param heading What a problem is headed with. @param name Of the file to download what is stored. */
export function placeOpened(opened: Opened | Unreadable | Failure, heading: string, name: string): PlaceOpened {
  if (opened.kind === "opened") return { kind: "session", session: opened.session };
  if (opened.kind === "unreadable") return unreadablePlace(heading, opened.problem, opened.text, name);
  return failedPlace(opened, heading);
}

export function problemAt(heading: string, text: string, canRetry = false): PlaceProblem {
  return { kind: "problem", heading, text, canRetry };
}

export function unreadablePlace(heading: string, problem: Unreadable["problem"], text: string, name: string): PlaceProblem {
  return { ...problemAt(heading, `${unreadableText(problem)} ${placeWords.isKept}`), downloads: [{ text, name }] };
}

export function failedPlace(failure: Failure, heading: string): PlaceProblem {
  const isGone = failure.kind === "gone";
  return {
    ...problemAt(isGone ? placeWords.notFound : heading, failureText(failure), !isGone),
    isStored: !isGone && failure.kind !== "signed-out",
    isWaiting: failure.kind === "offline",
  };
}
