import { ago, onDay } from "./ago";

const minute = 60_000;

/** `<time-ago><time datetime="…">…</time></time-ago>`: the reader's own time in words, kept true each minute, never announced. */
class TimeAgo extends HTMLElement {
  #timer: number | undefined;

  connectedCallback(): void {
    this.#write();
    this.#timer = window.setInterval(() => this.#write(), minute);
  }

  disconnectedCallback(): void {
    window.clearInterval(this.#timer);
  }

  #write(): void {
    const time = this.querySelector("time");
    if (!time) return;
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime())) return;
    const words = ago(at, new Date());
    // The server knows the zone from the second page on and has written the same: nothing to change then.
    if (time.textContent !== words) time.textContent = words;
    time.title = at.toLocaleString("en-GB", { dateStyle: "long", timeStyle: "medium" });
  }
}

/** `<time-at><time datetime="…">…</time></time-at>`: day and minute in the reader's zone, in a sentence. */
class TimeAt extends HTMLElement {
  connectedCallback(): void {
    const time = this.querySelector("time");
    const at = new Date(time?.dateTime ?? "");
    if (time && !Number.isNaN(at.getTime())) time.textContent = onDay(at, new Date());
  }
}

customElements.define("time-ago", TimeAgo);
customElements.define("time-at", TimeAt);
