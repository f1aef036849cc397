import { isObject } from "./content";
import type { Channel, Environment } from "./environment";

/** What the page does when another tab has the same session. */
export interface TabsHost {
  /** How many other tabs have the session open; told at once, and again when it changes. */
  othersChanged(count: number): void;
  /** Another tab takes the work over: write the draft, let it go, and become read-only. */
  takenOver(): Promise<void>;
  /** Another tab has saved the session: look at the server now. */
  savedElsewhere(): void;
}

type Word = "opened" | "here" | "closed" | "saved" | "take-over" | "handed-over";
interface Message { word: Word; sessionId: string; userId: string; tabId: string }

/** Tells the tabs of one browser of each other where they have the same session open. */
export class Tabs {
  readonly #host: TabsHost;
  readonly #userId: string;
  readonly #tabId: string;
  readonly #channel: Channel | null;
  readonly #others = new Set<string>();
  readonly #environment: Environment;
  #sessionId: string | null = null;
  #awaited: (() => void) | null = null;

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

  /** This tab has saved its session. */
  saved(): void {
    this.#say("saved");
  }

  /** Asks the other tabs to write their drafts and to let go. Done when one has, or after two seconds without an answer. */
  takeOver(): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.#environment.clock.after(2_000, () => this.#awaited?.());
      this.#awaited = () => {
        stop();
        this.#awaited = null;
        resolve();
      };
      this.#say("take-over");
    });
  }

  close(): void {
    this.#say("closed");
    this.#channel?.close();
  }

  #say(word: Word): void {
    if (this.#sessionId === null) return;
    const message: Message = { word, sessionId: this.#sessionId, userId: this.#userId, tabId: this.#tabId };
    this.#channel?.postMessage(message);
  }

  #received(data: unknown): void {
    if (!isObject(data) || data["sessionId"] !== this.#sessionId || data["userId"] !== this.#userId) return;
    const { word, tabId } = data as unknown as Message;
    if (word === "opened") this.#say("here");
    if (word === "opened" || word === "here") this.#others.add(tabId);
    if (word === "closed" || word === "handed-over") this.#others.delete(tabId);
    if (word === "opened" || word === "here" || word === "closed" || word === "handed-over") this.#host.othersChanged(this.#others.size);
    if (word === "handed-over") this.#awaited?.();
    if (word === "saved") this.#host.savedElsewhere();
    if (word === "take-over") void this.#host.takenOver().then(() => this.#handOver());
  }

  /** What this tab still shows counts no more as the session being open here. */
  #handOver(): void {
    this.#say("handed-over");
    this.#sessionId = null;
    this.#forget();
  }

  #forget(): void {
    if (this.#others.size === 0) return;
    this.#others.clear();
    this.#host.othersChanged(0);
  }
}
