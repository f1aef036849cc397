import { whenContactIsBack } from "../../../Portal.Web/Browser/contact";
import { element } from "../../framework/elements";
import { Formatter } from "./formatter";
import { elementsOf } from "./markdown";

/** What takes longer to format is read as it was written meanwhile, ms. */
const PLAIN_AFTER_MS = 300;

const formatter = new Formatter(() => new Worker(new URL("markdown-worker.js", import.meta.url), { type: "module" }), {
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
});

/** A note as it reads: formatted where that is possible, else the text as it was written, with the reason. */
export class NoteText {
  readonly element = element("div", { class: "note-text", dir: "auto" });
  readonly hint = element("p", { class: "note-hint", role: "note", hidden: true });
  #markdown: string | null = null;
  #turn = new AbortController();

  /** @param left Ends with the showing. */
  constructor(private readonly left: AbortSignal) {}

  /** Shows a text; the one before stays until there is something to see of it. */
  show(markdown: string): void {
    if (markdown === this.#markdown) return;
    this.#leaveTo(markdown);
    void this.#format(markdown, AbortSignal.any([this.#turn.signal, this.left]));
  }

  /** Shows something else than a text. */
  showInstead(other: HTMLElement): void {
    this.#leaveTo(null);
    this.#put("", other);
  }

  #leaveTo(markdown: string | null): void {
    this.#turn.abort();
    this.#turn = new AbortController();
    this.#markdown = markdown;
  }

  async #format(markdown: string, signal: AbortSignal): Promise<void> {
    const late = setTimeout(() => {
      if (!signal.aborted) this.#plain(markdown, "");
    }, PLAIN_AFTER_MS);
    try {
      const html = await formatter.html(markdown, signal);
      if (signal.aborted) return;
      if (html === null) this.#plain(markdown, "Shown as plain text: this Markdown is too complex to format.");
      else this.#put("", elementsOf(html));
    } catch (error) {
      if (signal.aborted) return;
      console.error("A note could not be formatted.", error);
      this.#plain(markdown, "Shown as plain text: formatting could not be loaded.");
      whenContactIsBack(() => void this.#format(markdown, signal), signal);
    } finally {
      clearTimeout(late);
    }
  }

  #plain(markdown: string, reason: string): void {
    this.#put(reason, markdown);
    this.element.classList.add("note-plain");
  }

  #put(reason: string, content: Node | string): void {
    this.element.classList.remove("note-plain");
    this.element.replaceChildren(content);
    [this.hint.textContent, this.hint.hidden] = [reason, reason === ""];
  }
}
