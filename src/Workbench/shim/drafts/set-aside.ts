import { isObject } from "../content/content";
import { storageStateOf, type Draft } from "./draft";
import type { Environment } from "../browser/environment";
import type { ShimDatabase } from "./indexed-db";

/** Why work was set aside. */
export type SetAsideReason = "took-theirs" | "merged" | "not-saved" | "discarded" | "signed-out";

/** What work is set aside with: all that is needed to go on with it. */
export type SetAsideInput = Pick<
  Draft,
  "sessionId" | "title" | "description" | "content" | "baseVersion" | "baseHash" | "unansweredCreate"
>;

/** Work that its user turned away from. It is no draft: nothing offers it as crashed work, and after its time it goes. */
export interface SetAsideWork extends SetAsideInput {
  setAsideId: string;
  userId: string;
  reason: SetAsideReason;
  /** ISO 8601, by this device's clock, as {@link until}. */
  setAsideAt: string;
  /** When it goes. */
  until: string;
}

const msPerDay = 86_400_000;

/** What one user set aside in this browser: in IndexedDB alone, never in localStorage. A database that is blocked holds nothing. */
export class SetAside {
  readonly #environment: Pick<Environment, "clock" | "newId">;
  readonly #database: ShimDatabase;
  readonly #userId: string;
  /** How long work is kept. */
  readonly days: number;

  constructor(environment: Pick<Environment, "clock" | "newId">, database: ShimDatabase, userId: string, days: number) {
    [this.#environment, this.#database, this.#userId, this.days] = [environment, database, userId, days];
  }

  /** Keeps the work. When the storage is full, the oldest of what was set aside gives way. Null where it cannot be kept. */
  async add(reason: SetAsideReason, work: SetAsideInput): Promise<SetAsideWork | null> {
    const { sessionId, title, description, content, baseVersion, baseHash, unansweredCreate } = work;
    const now = this.#environment.clock.now();
    const made: SetAsideWork = {
      setAsideId: this.#environment.newId(),
      userId: this.#userId,
      sessionId,
      reason,
      setAsideAt: new Date(now).toISOString(),
      until: new Date(now + this.days * msPerDay).toISOString(),
      title,
      description,
      content,
      baseVersion,
      baseHash,
      ...(unansweredCreate === undefined ? {} : { unansweredCreate }),
    };
    for (;;) {
      try {
        await this.#database.run("readwrite", (store) => store("set_aside").put(made));
        return made;
      } catch (problem) {
        if (storageStateOf(problem) !== "full" || !(await this.removeOldest())) return null;
      }
    }
  }

  /** What the user set aside, the newest first. What is past its time is deleted, of every user. */
  async list(): Promise<SetAsideWork[]> {
    const now = new Date(this.#environment.clock.now()).toISOString();
    const all = await this.#all();
    const expired = all.filter((work) => work.until <= now);
    await Promise.all(expired.map((work) => this.remove(work.setAsideId)));
    const own = all.filter((work) => work.userId === this.#userId && work.until > now);
    return own.sort((one, other) => other.setAsideAt.localeCompare(one.setAsideAt));
  }

  /** Null where the user has set nothing of that id aside, or its time is over. */
  async find(setAsideId: string): Promise<SetAsideWork | null> {
    return (await this.list()).find((work) => work.setAsideId === setAsideId) ?? null;
  }

  async remove(setAsideId: string): Promise<void> {
    await this.#database.removeBy((store) => store("set_aside").delete(setAsideId)).catch(() => undefined);
  }

  /** Removes everything of the user, what cannot be read included. */
  async removeAll(): Promise<void> {
    const own = (await this.#records()).filter((record) => isObject(record) && record["userId"] === this.#userId);
    await Promise.all(own.map((record) => this.remove((record as { setAsideId: string }).setAsideId)));
  }

  /** Makes room: the piece that was set aside first goes. False when there is none. */
  async removeOldest(): Promise<boolean> {
    const [oldest] = (await this.#all()).sort((one, other) => one.setAsideAt.localeCompare(other.setAsideAt));
    if (oldest === undefined) return false;
    await this.remove(oldest.setAsideId);
    return true;
  }

  async #all(): Promise<SetAsideWork[]> {
    return (await this.#records()).filter(isSetAside);
  }

  #records(): Promise<unknown[]> {
    return this.#database.run<unknown[]>("readonly", (store) => store("set_aside").getAll()).catch(() => []);
  }
}

/** The draft that brings the work back as it was: unsaved, on the version that it was based on. */
export function draftOf(work: SetAsideWork): Draft {
  const { setAsideId, userId, sessionId, setAsideAt, title, description, content, baseVersion, baseHash, unansweredCreate } = work;
  return {
    v: 1,
    userId,
    draftId: setAsideId,
    seq: 1,
    tabId: "",
    sessionId,
    baseVersion,
    baseHash,
    savedAt: setAsideAt,
    title,
    description,
    contentHash: null,
    content,
    ...(unansweredCreate === undefined ? {} : { unansweredCreate }),
  };
}

function isSetAside(value: unknown): value is SetAsideWork {
  return (
    isObject(value)
    && ["setAsideId", "userId", "reason", "setAsideAt", "until", "title", "content"].every((name) => typeof value[name] === "string")
  );
}
