import { nextTurn } from "./clock";

interface Entry {
  url: string;
  state: unknown;
}

/** The session history of one tab: entries, a position, and `go` that answers later with `popstate`, as browsers do. */
export class FakeHistory {
  readonly entries: Entry[];
  readonly assigned: string[] = [];
  readonly location: { readonly href: string; assign(url: string | URL): void };
  index = 0;
  readonly #window: EventTarget;

  constructor(window: EventTarget, url: string) {
    this.#window = window;
    this.entries = [{ url, state: null }];
    const current = (): string => this.url;
    this.location = {
      get href() {
        return current();
      },
      assign: (to) => {
        this.assigned.push(String(to));
      },
    };
  }

  get url(): string {
    return this.entries[this.index]!.url;
  }
  get state(): unknown {
    return this.entries[this.index]!.state;
  }
  get urls(): string[] {
    return this.entries.map((entry) => new URL(entry.url).pathname + new URL(entry.url).search);
  }

  pushState(state: unknown, _title: string, url?: string | URL | null): void {
    this.entries.splice(this.index + 1, Infinity, { url: this.#resolve(url), state: structuredClone(state) });
    this.index++;
  }

  replaceState(state: unknown, _title: string, url?: string | URL | null): void {
    this.entries[this.index] = { url: this.#resolve(url), state: structuredClone(state) };
  }

  go(delta = 0): void {
    void nextTurn().then(() => {
      const next = this.index + delta;
      if (delta === 0 || next < 0 || next >= this.entries.length) return;
      this.index = next;
      const event = new Event("popstate");
      this.#window.dispatchEvent(Object.assign(event, { state: this.state }));
    });
  }

  #resolve(url: string | URL | null | undefined): string {
    return url === null || url === undefined ? this.url : new URL(url, this.url).href;
  }
}
