const tryEach = 15_000;
const waiting = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * For what could not be loaded: calls once when the contact with the server may be back, at the latest after 15 s.
 * @param signal Ends the wait.
 */
export function whenContactIsBack(listener: () => void, signal?: AbortSignal): void {
  const once = (): void => {
    if (signal?.aborted !== true) listener();
  };
  waiting.add(once);
  signal?.addEventListener("abort", () => waiting.delete(once), { once: true });
  timer ??= setTimeout(contactIsBack, tryEach);
}

/** What waits for the contact is asked for again. */
export function contactIsBack(): void {
  clearTimeout(timer);
  timer = undefined;
  const all = [...waiting];
  waiting.clear();
  for (const listener of all) listener();
}

// Outside of a browser there is no such event.
globalThis.addEventListener?.("online", contactIsBack);
