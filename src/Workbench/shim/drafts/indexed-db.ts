import type { Clock } from "../browser/browser-clock";
import { afterWaiting, DATABASE_PATIENCE_MS } from "../browser/patience";

/** `drafts`, the texts that they are based on, and what was set aside; each with its key. */
const keys = { drafts: "draftId", bases: "draftId", set_aside: "setAsideId" } as const;
type StoreName = keyof typeof keys;
const names = Object.keys(keys) as StoreName[];
type Requests<T> = (store: (name: StoreName) => IDBObjectStore) => IDBRequest<T>;

/**
 * The shim's database, opened when it is first used, and again after the browser closed it. One that neither answers nor fails is waited
 * for once; from then on every call is refused at once, for as long as the page lives.
 */
export class ShimDatabase {
  readonly #factory: IDBFactory | null;
  readonly #clock: Pick<Clock, "after">;
  readonly #waiting = new Set<(problem: DOMException) => void>();
  #opened: Promise<IDBDatabase> | null = null;
  #isSilent = false;

  constructor(factory: IDBFactory | null, clock: Pick<Clock, "after">) {
    this.#factory = factory;
    this.#clock = clock;
  }

  /** Whether it was waited for in vain. */
  get isSilent(): boolean {
    return this.#isSilent;
  }

  /**
   * Runs requests in one transaction over all stores and gives the last request's result when all of it is on the disk
   * (`durability: strict`), so that not even a killed browser loses it. Rejects after two seconds without an answer.
   */
  run<T>(mode: IDBTransactionMode, requests: Requests<T>): Promise<T> {
    return this.#isSilent ? Promise.reject(silence()) : this.#inTime(this.#transact(mode, requests));
  }

  /** As {@link run}, for a removal: a database that is silent does it when it wakes up, and nobody waits for that. */
  async removeBy(requests: Requests<undefined>): Promise<void> {
    const removing = this.#transact("readwrite", requests);
    if (!this.#isSilent) await this.#inTime(removing);
    else removing.catch(() => undefined);
  }

  #inTime<T>(working: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const stop = afterWaiting(this.#clock, DATABASE_PATIENCE_MS, () => this.#giveUp());
      this.#waiting.add(reject);
      void working.then(resolve, reject).finally(() => {
        stop();
        this.#waiting.delete(reject);
      });
    });
  }

  #giveUp(): void {
    this.#isSilent = true;
    for (const reject of this.#waiting) reject(silence());
    this.#waiting.clear();
  }

  async #transact<T>(mode: IDBTransactionMode, requests: Requests<T>): Promise<T> {
    const transaction = await this.#begin(mode);
    return new Promise<T>((resolve, reject) => {
      const last = requests((name) => transaction.objectStore(name));
      transaction.oncomplete = () => resolve(last.result);
      transaction.onabort = () => reject(transaction.error ?? new DOMException("The transaction was aborted.", "AbortError"));
    });
  }

  async #begin(mode: IDBTransactionMode): Promise<IDBTransaction> {
    const begin = async (): Promise<IDBTransaction> => (await this.#open()).transaction([...names], mode, { durability: "strict" });
    try {
      return await begin();
    } catch (problem) {
      if (!(problem instanceof DOMException) || problem.name !== "InvalidStateError") throw problem;
      this.#opened = null;
      return begin();
    }
  }

  #open(): Promise<IDBDatabase> {
    this.#opened ??= open(this.#factory);
    this.#opened.catch(() => {
      this.#opened = null;
    });
    return this.#opened;
  }
}

function silence(): DOMException {
  return new DOMException("The browser's database does not answer.", "TimeoutError");
}

function open(factory: IDBFactory | null): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    if (factory === null) throw new DOMException("There is no database in this browser.", "SecurityError");
    const request = factory.open("webviz-portal", 2);
    request.onupgradeneeded = () => {
      const known = request.result.objectStoreNames;
      for (const name of names) if (!known.contains(name)) request.result.createObjectStore(name, { keyPath: keys[name] });
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
  });
}
