import { isObject } from "../content/content";
import type { Channel, Environment } from "../browser/environment";

/** What the page does when another tab has the same session. */
export interface TabsHost {
  /** Other tabs opened or left the session, or have unsaved work of it now, or no more. */
  othersChanged(): void;
  /**
   * Another tab takes the work over: write the draft, let it go, and become read-only. Gives the draft's id, null where nothing is unsaved.
   */
  takenOver(): Promise<string | null>;
  /** Another tab has saved the session: look at the server now. */
  savedElsewhere(): void;
}

type MessageKind = "opened" | "here" | "closed" | "saved" | "take-over" | "handed-over";
interface Message {
  word: MessageKind;
  sessionId: string;
  userId: string;
  tabId: string;
  isUnsaved: boolean;
  draftId: string | null;
}

/** Tells the tabs of one browser of each other where they have the same session open. */
export class Tabs {
  readonly #host: TabsHost;
  readonly #userId: string;
  readonly #tabId: string;
  readonly #channel: Channel | null;
  /** Of each other tab whether it has unsaved work. */
  readonly #others = new Map<string, boolean>();
  readonly #environment: Environment;
  #sessionId: string | null = null;
  #isUnsaved = false;
  #awaited: ((draftId: string | null) => void) | null = null;

  constructor(environment: Environment, userId: string, host: TabsHost) {
    this.#environment = environment;
    this.#host = host;
    this.#userId = userId;
    this.#tabId = environment.newId();
    this.#channel = environment.openChannel("webviz-portal:tabs");
    if (this.#channel !== null) this.#channel.onmessage = (event) => this.#received(event.data);
    environment.window.addEventListener("pagehide", () => this.#say("closed"));
  }

  /** This tab shows that session now, or none that was ever saved. */
  open(sessionId: string | null): void {
    if (sessionId === this.#sessionId) return;
    this.#say("closed");
    this.#sessionId = sessionId;
    this.#forget();
    this.#say("opened");
  }

  /** How many other tabs have the session open. */
  get others(): number {
    return this.#others.size;
  }

  /** How many of them have unsaved work of it. */
  get othersUnsaved(): number {
    return [...this.#others.values()].filter((isUnsaved) => isUnsaved).length;
  }

  /** Whether this tab has unsaved work of its session; the others are told. */
  get isUnsaved(): boolean {
    return this.#isUnsaved;
  }

  set isUnsaved(isUnsaved: boolean) {
    if (isUnsaved === this.#isUnsaved) return;
    this.#isUnsaved = isUnsaved;
    this.#say("here");
  }

  /** This tab has saved its session. */
  saved(): void {
    this.#say("saved");
  }

  /**
   * Asks the other tabs to write their drafts and to let go. Done when one gives its draft, or all have let go, or after two seconds.
   * Gives the draft to go on with; null where there is none.
   */
  takeOver(): Promise<string | null> {
    return new Promise((resolve) => {
      const stop = this.#environment.clock.after(2_000, () => this.#awaited?.(null));
      this.#awaited = (draftId) => {
        stop();
        this.#awaited = null;
        resolve(draftId);
      };
      this.#say("take-over");
    });
  }

  close(): void {
    this.#say("closed");
    this.#channel?.close();
  }

  #say(word: MessageKind, draftId: string | null = null): void {
    if (this.#sessionId === null) return;
    const message: Message = {
      word,
      sessionId: this.#sessionId,
      userId: this.#userId,
      tabId: this.#tabId,
      isUnsaved: this.#isUnsaved,
      draftId,
    };
    this.#channel?.postMessage(message);
  }

  #received(data: unknown): void {
    if (!isObject(data) || data["sessionId"] !== this.#sessionId || data["userId"] !== this.#userId) return;
    const { word, tabId, isUnsaved, draftId } = data as unknown as Message;
    if (word === "opened") this.#say("here");
    if (word === "opened" || word === "here") this.#others.set(tabId, isUnsaved);
    if (word === "closed" || word === "handed-over") this.#others.delete(tabId);
    if (word === "opened" || word === "here" || word === "closed" || word === "handed-over") this.#host.othersChanged();
    if (word === "handed-over" && (draftId !== null || this.#others.size === 0)) this.#awaited?.(draftId);
    if (word === "saved") this.#host.savedElsewhere();
    if (word === "take-over") void this.#host.takenOver().then((own) => this.#handOver(own));
  }

  /** What this tab still shows counts no more as the session being open here. */
  #handOver(draftId: string | null): void {
    this.#say("handed-over", draftId);
    this.#sessionId = null;
    this.#forget();
  }

  #forget(): void {
    if (this.#others.size === 0) return;
    this.#others.clear();
    this.#host.othersChanged();
  }
}
