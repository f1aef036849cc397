import { IDBFactory } from "fake-indexeddb";
import type { Channel, Environment, PageDocument } from "../../../../src/Workbench/shim/browser/environment";
import type { TextWork } from "../../../../src/Workbench/shim/browser/text-work";
import { FakeClock } from "./clock";
import { FakeHistory } from "./history";
import { FakeLocks } from "./locks";
import { FakeStorage } from "./storage";

/** What the tabs of one browser share. */
export class FakeBrowser {
  readonly clock = new FakeClock();
  readonly storage = new FakeStorage();
  readonly indexedDB: IDBFactory | null = new IDBFactory();
  readonly locks = new FakeLocks();
  readonly channels = new Set<FakeChannel>();
  isOnline = true;
  ids = 0;

  openTab(options: { fetch?: Environment["fetch"]; url?: string } = {}): FakeTab {
    return new FakeTab(
      this,
      options.fetch ?? (() => Promise.reject(new TypeError("Failed to fetch"))),
      options.url ?? "https://portal.test/workbench",
    );
  }
}

/** One tab: an environment, and the events that a user causes. */
export class FakeTab {
  readonly window = new EventTarget();
  readonly document = new FakeDocument();
  readonly history: FakeHistory;
  readonly environment: Environment;
  readonly #browser: FakeBrowser;

  constructor(browser: FakeBrowser, fetch: Environment["fetch"], url: string) {
    this.#browser = browser;
    this.history = new FakeHistory(this.window, url);
    this.environment = {
      fetch,
      clock: browser.clock,
      work: fakeWork,
      random: () => 0.5,
      isOnline: () => browser.isOnline,
      newId: () => `id${String(++browser.ids).padStart(10, "0")}`,
      localStorage: browser.storage,
      indexedDB: browser.indexedDB,
      locks: browser.locks.of(this),
      openChannel: (name) => new FakeChannel(browser.channels, name),
      window: this.window,
      document: this.document,
      history: this.history,
      location: this.history.location,
    };
  }

  hide(): void {
    this.#see("hidden", false);
  }
  show(hasFocus = true): void {
    this.#see("visible", hasFocus);
  }

  blur(): void {
    this.document.focused = false;
    this.window.dispatchEvent(new Event("blur"));
  }

  focus(): void {
    this.document.focused = true;
    this.window.dispatchEvent(new Event("focus"));
  }

  /** Whether the browser's own leave prompt would appear. */
  get asksBeforeUnload(): boolean {
    return !this.window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
  }

  /** The tab goes away in order: `pagehide`, then its locks are free. */
  close(): void {
    this.window.dispatchEvent(new Event("pagehide"));
    this.crash();
  }

  /** The tab dies: no event, and its locks are free. */
  crash(): void {
    this.#browser.locks.free(this);
  }

  #see(state: DocumentVisibilityState, hasFocus: boolean): void {
    this.document.visibilityState = state;
    this.document.focused = hasFocus;
    this.document.dispatchEvent(new Event("visibilitychange"));
  }
}

class FakeDocument extends EventTarget implements PageDocument {
  visibilityState: DocumentVisibilityState = "visible";
  focused = true;
  hasFocus(): boolean {
    return this.focused;
  }
}

class FakeChannel implements Channel {
  onmessage: ((event: MessageEvent) => void) | null = null;
  readonly #name: string;
  readonly #all: Set<FakeChannel>;

  constructor(all: Set<FakeChannel>, name: string) {
    this.#all = all;
    this.#name = name;
    all.add(this);
  }

  postMessage(message: unknown): void {
    const copy: unknown = structuredClone(message);
    for (const other of this.#all) {
      if (other !== this && other.#name === this.#name) queueMicrotask(() => other.onmessage?.({ data: copy } as MessageEvent));
    }
  }

  close(): void {
    this.#all.delete(this);
  }
}

/** The same promises as the real work, in one turn: equal texts and no others have equal hashes. */
export const fakeWork: TextWork = {
  hash: (text) => Promise.resolve(fakeHash(text)),
  pack: (text) => Promise.resolve(new TextEncoder().encode(text)),
  unpack: (bytes) => Promise.resolve(new TextDecoder("utf-8", { fatal: true }).decode(bytes)),
  body: (fields) => Promise.resolve(JSON.stringify(fields)),
};

/** Four 53-bit hashes with different seeds, as 64 hex digits. */
export function fakeHash(text: string): string {
  return [1, 2, 3, 4]
    .map((seed) => {
      let [one, other] = [0xdeadbeef ^ seed, 0x41c6ce57 ^ seed];
      for (let index = 0; index < text.length; index++) {
        one = Math.imul(one ^ text.charCodeAt(index), 2654435761);
        other = Math.imul(other ^ text.charCodeAt(index), 1597334677);
      }
      return (one >>> 0).toString(16).padStart(8, "0") + (other >>> 0).toString(16).padStart(8, "0");
    })
    .join("");
}
