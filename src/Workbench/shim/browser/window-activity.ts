import type { Environment } from "./environment";

/** Hidden; visible without focus (a second screen); or the window that the user works in. */
export type Activity = "hidden" | "visible" | "active";

/** Tells what the user sees of the page. */
export class WindowActivity {
  readonly #environment: Environment;
  readonly #listeners = new Set<(now: Activity, before: Activity) => void>();
  readonly #stop = new AbortController();
  #current: Activity;

  constructor(environment: Environment) {
    this.#environment = environment;
    this.#current = this.#look(environment.document.hasFocus());
    const options = { signal: this.#stop.signal };
    environment.document.addEventListener("visibilitychange", () => this.#set(this.#look(environment.document.hasFocus())), options);
    environment.window.addEventListener("focus", () => this.#set(this.#look(true)), options);
    environment.window.addEventListener("blur", () => this.#set(this.#look(false)), options);
  }

  get current(): Activity {
    return this.#current;
  }

  /** Calls the listener at every change. Returns how to stop. */
  onChange(listener: (now: Activity, before: Activity) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#stop.abort();
    this.#listeners.clear();
  }

  #look(hasFocus: boolean): Activity {
    if (this.#environment.document.visibilityState === "hidden") return "hidden";
    return hasFocus ? "active" : "visible";
  }

  #set(next: Activity): void {
    const before = this.#current;
    if (next === before) return;
    this.#current = next;
    for (const listener of [...this.#listeners]) listener(next, before);
  }
}
