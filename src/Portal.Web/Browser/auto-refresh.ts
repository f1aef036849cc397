import { announce } from "./announce";
import { kindOf, retryAfterOf, type AnswerKind, type HtmxContext } from "./answer-kind";
import { sayWhen } from "./refresh-messages";

const second = 1_000;

/**
 * `<auto-refresh for="list" every="10000"><span data-when></span><button>Refresh</button></auto-refresh>`: has the element refresh itself
 * (it listens to the event `refresh`) while the page is visible, at once when it becomes visible or focused again, and when the button is
 * pressed. Says how long ago that was, or why it was not done; that is never announced, but a row that was found to be deleted
 * (`.row-gone`) is, once, and so is a sign-in that has expired.
 */
class AutoRefresh extends HTMLElement {
  #timer: number | undefined;
  #clock: number | undefined;
  #at = Date.now();
  #kind: AnswerKind = "done";
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
    const { ctx } = (event as CustomEvent<{ ctx: HtmxContext }>).detail;
    const before = this.#kind;
    this.#kind = kindOf(ctx);
    if (this.#kind === "done") this.#at = Date.now();
    this.#tellDeleted();
    this.#wait(retryAfterOf(ctx) ?? 0);
    this.#say();
    if (this.#kind === "signed-out" && before !== "signed-out") announce("Your sign-in has expired. Sign in to see what is new.");
  };

  #rowsGone(): Set<string> {
    return new Set([...(this.#list?.querySelectorAll(".row-gone") ?? [])].map((row) => row.id));
  }

  #tellDeleted(): void {
    const gone = this.#rowsGone();
    const added = [...gone].filter((id) => !this.#gone.has(id));
    this.#gone = gone;
    const first = document.getElementById(added[0] ?? "");
    if (first)
      announce(
        added.length === 1
          ? `“${first.dataset["title"] ?? ""}” was deleted by its owner.`
          : `${added.length} snapshots were deleted by their owners.`,
      );
  }

  /** @param atLeast Milliseconds before which the server does not want to be asked again. */
  #wait(atLeast = 0): void {
    window.clearTimeout(this.#timer);
    if (document.visibilityState === "visible")
      this.#timer = window.setTimeout(this.#refresh, Math.max(Number(this.getAttribute("every")), atLeast));
  }

  #say(): void {
    const when = this.querySelector("[data-when]");
    if (!when) return;
    const seconds = Math.round((Date.now() - this.#at) / second);
    sayWhen(when, this.#kind, seconds < 60 ? `${seconds} s ago` : `${Math.floor(seconds / 60)} min ago`);
  }
}

customElements.define("auto-refresh", AutoRefresh);
