import type { Clock } from "./browser-clock";
import type { TextWork } from "./text-work";

/** What tabs talk through: a BroadcastChannel, or its twin in tests. */
export interface Channel {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
  close(): void;
}

/** What the shim needs of the page's document. */
export interface PageDocument extends EventTarget {
  readonly visibilityState: DocumentVisibilityState;
  hasFocus(): boolean;
}

/**
 * Everything of the browser that the shim touches. What may be missing (plain http, blocked storage) is null. Two
 * environments share nothing.
 */
export interface Environment {
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** False only when the device itself knows that it has no network. */
  isOnline(): boolean;
  readonly clock: Clock;
  /** 0..1, for the spread of retries; never for ids. */
  random(): number;
  /** A new id of 12 letters, unguessable. */
  newId(): string;
  /** Hashing and packing; null without a secure context (https, or localhost): no work can be kept then. */
  readonly work: TextWork | null;
  readonly localStorage: Storage | null;
  readonly indexedDB: IDBFactory | null;
  readonly locks: Pick<LockManager, "request" | "query"> | null;
  openChannel(name: string): Channel | null;
  /** Events `focus`, `blur`, `online`, `pagehide`, and those of navigation. */
  readonly window: EventTarget;
  readonly document: PageDocument;
  readonly history: Pick<History, "state" | "pushState" | "replaceState" | "go">;
  readonly location: Pick<Location, "href" | "assign">;
}
