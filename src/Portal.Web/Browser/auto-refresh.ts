import { announce } from "./announce";

const second = 1_000;

/**
 * `<auto-refresh for="list" every="10000"><span data-when></span><button>Refresh</button></auto-refresh>`: has the element refresh itself (it
 * listens to the event `refresh`) while the page is visible, at once when it becomes visible or focused again, and when the button is
 * pressed. Says how long ago that was; that is never announced, but a row that was found to be deleted (`.row-gone`) is, once.
 */
class AutoRefresh extends HTMLElement {
  #timer: number | undefined;
  #clock: number | undefined;
  #at = Date.now();
  #failed = false;
  #asked = 0;
  #gone = new Set<string>();

  connectedCallback(): void {
    this.#gone = this.#rowsGone();
    document.addEventListener("visibilitychange", this.#onReturn);
    window.addEventListener("focus", this.#onReturn);
    document.addEventListener("htmx:before:request", this.#onAsk);
    document.addEventListener("htmx:finally:request", this.#onAnswer);
    this.querySelector("button")?.addEventListener("click", this.#refresh);
    this.#clock = window.setInterval(() => this.#say(), second);
    this.#wait();
    this.#say();
  }

  disconnectedCallback(): void {
    document.removeEventListener("visibilitychange", this.#onReturn);
    window.removeEventListener("focus", this.#onReturn);
    document.removeEventListener("htmx:before:request", this.#onAsk);
    document.removeEventListener("htmx:finally:request", this.#onAnswer);
    window.clearTimeout(this.#timer);
    window.clearInterval(this.#clock);
  }

  get #list(): HTMLElement | null {
    return document.getElementById(this.getAttribute("for") ?? "");
  }

  #onReturn = (): void => {
    if (document.visibilityState === "visible") this.#refresh();
    else window.clearTimeout(this.#timer);
  };

  #refresh = (): void => {
    window.clearTimeout(this.#timer);
    this.#list?.dispatchEvent(new CustomEvent("refresh"));
  };

  #onAsk = (event: Event): void => {
    if (event.target !== this.#list) return;
    this.#asked++;
    this.toggleAttribute("data-busy", true);
  };

  #onAnswer = (event: Event): void => {
    if (event.target !== this.#list) return;
    this.#asked--;
    this.toggleAttribute("data-busy", this.#asked > 0);
    // Overtaken by a newer one, whose answer counts.
    if (this.#asked > 0) return;
    const status = (event as CustomEvent<{ ctx?: { response?: { status: number } } }>).detail?.ctx?.response?.status ?? 0;
    this.#failed = status < 200 || status >= 400;
    if (!this.#failed) this.#at = Date.now();
    this.#tellDeleted();
    this.#wait();
    this.#say();
  };

  #rowsGone(): Set<string> {
    return new Set([...(this.#list?.querySelectorAll(".row-gone") ?? [])].map((row) => row.id));
  }

  #tellDeleted(): void {
    const gone = this.#rowsGone();
    const added = [...gone].filter((id) => !this.#gone.has(id));
    this.#gone = gone;
    const first = document.getElementById(added[0] ?? "");
    if (first) announce(added.length === 1 ? `“${first.dataset["title"] ?? ""}” was deleted by its owner.` : `${added.length} snapshots were deleted by their owners.`);
  }

  #wait(): void {
    window.clearTimeout(this.#timer);
    if (document.visibilityState === "visible") this.#timer = window.setTimeout(this.#refresh, Number(this.getAttribute("every")));
  }

  #say(): void {
    const when = this.querySelector("[data-when]");
    if (!when) return;
    const seconds = Math.round((Date.now() - this.#at) / second);
    const ago = seconds < 60 ? `${seconds} s ago` : `${Math.floor(seconds / 60)} min ago`;
    const words = this.#failed ? `Not refreshed: no contact since ${ago}` : `Refreshed ${ago}`;
    if (when.textContent !== words) when.textContent = words;
  }
}

customElements.define("auto-refresh", AutoRefresh);
