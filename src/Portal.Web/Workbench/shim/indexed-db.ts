/** The shim's database, opened when it is first used, and again after the browser closed it. */
export class ShimDatabase {
  readonly #factory: IDBFactory | null;
  #opened: Promise<IDBDatabase> | null = null;

  constructor(factory: IDBFactory | null) {
    this.#factory = factory;
  }

  /**
   * Runs requests in one transaction over `drafts` and `bases` and gives the last request's result when all of it is on the disk
   * (`durability: strict`), so that not even a killed browser loses it.
   */
  async run<T>(mode: IDBTransactionMode, requests: (store: (name: "drafts" | "bases") => IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const transaction = await this.#begin(mode);
    return new Promise<T>((resolve, reject) => {
      const last = requests((name) => transaction.objectStore(name));
      transaction.oncomplete = () => resolve(last.result);
      transaction.onabort = () => reject(transaction.error ?? new DOMException("The transaction was aborted.", "AbortError"));
    });
  }

  async #begin(mode: IDBTransactionMode): Promise<IDBTransaction> {
    const begin = async (): Promise<IDBTransaction> => (await this.#open()).transaction(["drafts", "bases"], mode, { durability: "strict" });
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
    this.#opened.catch(() => { this.#opened = null; });
    return this.#opened;
  }
}

function open(factory: IDBFactory | null): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    if (factory === null) throw new DOMException("There is no database in this browser.", "SecurityError");
    const request = factory.open("webviz-portal", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("drafts", { keyPath: "draftId" });
      request.result.createObjectStore("bases", { keyPath: "draftId" });
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
  });
}
