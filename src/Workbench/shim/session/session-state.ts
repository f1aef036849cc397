import type { TextWork } from "../browser/text-work";
import type { Forms } from "../content/canonical";
import type { Sparklines } from "../content/content-source";
import { utf8Length } from "../content/size";
import type { StorageState, UnansweredCreate } from "../drafts/draft";
import type { Failure } from "../server/failure";
import type { SessionMetadata } from "../server/wire";

/** Where the work began. Work from a template, a draft or a snapshot is unsaved from its first moment. */
export type Origin = "new" | "template" | "server" | "draft" | "snapshot-copy";

/** Title and description. */
export interface Caption {
  readonly title: string;
  readonly description: string | null;
}

/** The content at one moment: its canonical text and that of its state, with their hashes. "Changed" is a question of the state alone. */
export interface Captured extends Readonly<Forms> {
  readonly hash: string;
  readonly stateHash: string;
  /** Bytes of UTF-8 that the text takes. */
  readonly sizeBytes: number;
}

/** The version on the server that the work is based on. */
export interface Base extends Caption {
  readonly version: number;
  readonly contentHash: string;
  /** By the server's clock; null where it did not say. */
  readonly savedAt: string | null;
}

/** A stored text byte for byte, its own hash, and the hashes of the canonical texts that it stands for, looking included. */
export interface Original {
  readonly text: string;
  readonly hash: string;
  readonly canonicalHashes: readonly string[];
}

/** What a save carries. `text` is null when only title and description are saved. */
export interface Sent extends Caption {
  readonly text: string | null;
  /** Hash that the server will have. */
  readonly hash: string;
  /** Hash of the state that the text stands for. */
  readonly stateHash: string;
  /** What the modules showed; absent where nothing is known of it. */
  readonly sparklines?: Sparklines;
}

/** What a new session or a snapshot carries. */
export type SentWhole = Sent & { readonly text: string };

/** How work begins. */
export interface StartingPoint {
  readonly origin: Origin;
  readonly sessionId: string | null;
  readonly base: Base | null;
  readonly caption: Caption;
  /** Title and description that count as unchanged. */
  readonly reference: Caption;
  /** State hashes that count as unchanged; none where the work is unsaved from the start. */
  readonly unchanged: readonly string[];
  readonly original: Original | null;
  readonly current: Captured;
}

/** A save that waits for the contact to come back; then it is made again. */
export interface RetryPlan {
  /** When the contact was lost, ISO 8601 by this device's clock. */
  readonly since: string;
  /** How many tries have failed, from 1. */
  readonly tries: number;
  /** What the last try was to send: a retry sends no more. */
  readonly isCaptionOnly: boolean;
}

/** How saving stands. */
export interface SaveState {
  readonly isRunning: boolean;
  /** The last failed save and when, ISO 8601 by this device's clock. */
  readonly failed: { readonly failure: Failure; readonly at: string } | null;
  readonly retry: RetryPlan | null;
}

/** What became of a save. "needs-title": it was never saved, ask for a title and make a session with it. */
export type SaveOutcome = { kind: "saved" } | { kind: "unchanged" } | { kind: "needs-title" } | Failure;

/** How the draft of the work stands. */
export interface DraftState {
  readonly draftId: string;
  /** Number of the last write; 0 before the first. */
  readonly seq: number;
  /** Number of the last write that the draft was removed after. */
  readonly removedSeq: number;
  /** What the last write began to say, so that nothing is written twice; null where it is to be written again. */
  readonly says: string | null;
  /** Version whose text lies beside the draft. */
  readonly baseVersion: number | null;
  /** Up to which edit the draft was written when the page went away. */
  readonly leftAtEdit: number;
  /** When the draft was last written, ISO 8601 by this device's clock; null while there is none. */
  readonly keptAt: string | null;
  /** Whether the last write found room. */
  readonly storage: StorageState;
  /** Whether the drafts lie in one place only, because the browser's database does not answer. */
  readonly hasOneLayer: boolean;
}

/** A request for a new session of this work that may have reached the server, with what it carried where this tab sent it. */
export interface CreateTry extends Readonly<UnansweredCreate> {
  readonly sent: SentWhole | null;
}

/** A request for a snapshot that got no answer: its `Idempotency-Key`, its body, and the sparklines that go with it. */
export interface SnapshotTry {
  readonly key: string;
  readonly body: string;
  readonly sparklines: Sparklines | null;
}

/** Everything that is known of one open session. Changed by {@link reduce} alone; content (by hash) and caption are compared apart. */
export interface SessionState extends StartingPoint {
  /** Whether the workbench has read the content that was opened. */
  readonly isOpened: boolean;
  /** How often the content was edited, and how often somebody looked elsewhere. */
  readonly edits: number;
  readonly looks: number;
  /** The edit up to which {@link current} was captured. */
  readonly capturedEdits: number;
  /** Edits and looks when there was last a quiet moment. */
  readonly pausedAt: number;
  /** What was thrown when the workbench was last read; null where it can be read. */
  readonly unread: string | null;
  /** A version on the server that is newer than the base. */
  readonly newest: SessionMetadata | null;
  /** Whether a save met that version, so that the user has to choose. */
  readonly isConflict: boolean;
  /** Whether the server no longer has the session. */
  readonly isGone: boolean;
  /** What the server said when it did not know the user any more; null while it does. */
  readonly signedOut: Failure | null;
  readonly save: SaveState;
  /** Saves that got no answer: the server may have them. */
  readonly unansweredSaves: readonly { readonly baseVersion: number; readonly sent: Sent }[];
  readonly createTry: CreateTry | null;
  readonly snapshotTry: SnapshotTry | null;
  readonly draft: DraftState;
  /** Whether the workbench shows something else by now. */
  readonly isClosed: boolean;
}

/** What a session begins with beside its start. */
export interface StartDetails {
  draft: Pick<DraftState, "draftId" | "seq" | "keptAt" | "hasOneLayer">;
  newest: SessionMetadata | null;
  unansweredCreate: UnansweredCreate | null;
}

/** Nothing was saved yet, or everything is. */
export const atRest: SaveState = { isRunning: false, failed: null, retry: null };

/** The state of work that begins. */
export function beginState(start: StartingPoint, { draft, newest, unansweredCreate }: StartDetails): SessionState {
  return {
    ...start,
    isOpened: false,
    edits: 0,
    looks: 0,
    capturedEdits: 0,
    pausedAt: 0,
    unread: null,
    newest,
    isConflict: false,
    isGone: false,
    signedOut: null,
    save: atRest,
    unansweredSaves: [],
    createTry: unansweredCreate === null ? null : { ...unansweredCreate, sent: null },
    snapshotTry: null,
    draft: { ...draft, removedSeq: 0, says: null, baseVersion: null, leftAtEdit: -1, storage: "working" },
    isClosed: false,
  };
}

/** The content at this moment. */
export async function capture(work: TextWork, forms: Forms): Promise<Captured> {
  const [hash, stateHash] = await Promise.all([work.hash(forms.text), work.hash(forms.stateText)]);
  return { ...forms, hash, stateHash, sizeBytes: utf8Length(forms.text) };
}

/** The base that an answer of the server describes. */
export function baseOf({ version, contentHash, updatedAt, title, description }: SessionMetadata): Base {
  return { version, contentHash, savedAt: updatedAt, title, description };
}
