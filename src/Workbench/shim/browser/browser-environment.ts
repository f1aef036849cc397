import { nanoid } from "nanoid";
import { browserClock } from "./browser-clock";
import { ID_LENGTH } from "../constants";
import type { Environment } from "./environment";
import { orNull } from "./or-null";
import { WorkerWork } from "./text-work";

/**
 * The browser as it is.
 * @param workerUrl Address of the built `text-worker` file, same origin.
 */
export function browserEnvironment(workerUrl: string): Environment {
  return {
    fetch: window.fetch.bind(window),
    isOnline: () => navigator.onLine,
    clock: browserClock,
    random: () => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32,
    newId: () => nanoid(ID_LENGTH),
    work:
      window.isSecureContext && orNull(() => crypto.subtle) !== null
        ? new WorkerWork(() => new Worker(workerUrl, { type: "module" }), browserClock)
        : null,
    localStorage: orNull(() => window.localStorage),
    indexedDB: orNull(() => window.indexedDB),
    locks: orNull(() => navigator.locks),
    openChannel: (name) => orNull(() => new BroadcastChannel(name)),
    window,
    document,
    history: window.history,
    location: window.location,
  };
}
