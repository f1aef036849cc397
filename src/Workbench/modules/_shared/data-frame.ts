import { whenContactIsBack } from "../../../Portal.Web/Browser/contact";
import { DataFailure } from "../../data/ensembles";
import { button, element, emptyState } from "../../framework/elements";
import { CHOOSE_ENSEMBLES } from "../../framework/ensembles/ensemble-choice";
import type { ModuleContext } from "../../framework/module-context";
import { attemptsAtom } from "./loaded";

/** Why there is nothing to show, or nothing yet. */
export type Unready =
  | { readonly kind: "obstacle"; readonly title: string; readonly text: string; readonly needsEnsembles?: boolean }
  | { readonly kind: "loading" }
  /** The title is what could not be loaded, as it stands within a sentence: "the volumes". */
  | { readonly kind: "failed"; readonly title: string; readonly error: unknown };

/** The inside of a module that shows loaded data: the content, or why there is none. */
export class DataFrame {
  #failed: unknown = null;
  /** Of what is said now; a failure waits no longer for its next try when something else is said. */
  #saying = new AbortController();

  /** @param icon Of the module; beside what it says when there is nothing to show. */
  constructor(
    private readonly host: HTMLElement,
    private readonly context: ModuleContext,
    private readonly icon: string,
    private readonly content: HTMLElement,
  ) {
    context.signal.addEventListener("abort", () => this.#saying.abort(), { once: true });
  }

  show(): void {
    this.#settle();
    if (!this.content.isConnected) this.host.replaceChildren(this.content);
  }

  /** Says why there is nothing. A failure is said once, and tried again when the contact may be back. */
  explain(why: Unready): void {
    if (why.kind === "loading") this.#wait();
    else if (why.kind === "failed") this.#fail(why.title, why.error);
    else this.#say(why.title, why.text, why.needsEnsembles === true);
  }

  /** What is shown stays until there is something new; where nothing is yet, it is said after a moment. */
  #wait(): void {
    this.#settle();
    this.host.setAttribute("aria-busy", "true");
    if (!this.content.isConnected) this.host.replaceChildren(element("p", { class: "module-waiting" }, "Loading…"));
  }

  #say(title: string, text: string, needsEnsembles: boolean): void {
    this.#settle();
    this.host.replaceChildren(emptyState(this.icon, title, text, ...(needsEnsembles ? [this.#chooseEnsembles()] : [])));
  }

  #fail(title: string, error: unknown): void {
    if (error === this.#failed) return;
    this.#settle();
    this.#failed = error;
    console.error(`${title} could not be loaded.`, error);
    const why = error instanceof DataFailure ? `${error.message} ` : "";
    const again = button("Try again", null, () => this.#retry());
    this.host.replaceChildren(emptyState("unplug", `Could not load ${title}`, `${why}Your choices are kept.`, again));
    whenContactIsBack(() => this.#retry(), this.#saying.signal);
  }

  #retry(): void {
    this.context.store.set(attemptsAtom, (before) => before + 1);
  }

  #settle(): void {
    this.host.setAttribute("aria-busy", "false");
    this.#failed = null;
    this.#saying.abort();
    this.#saying = new AbortController();
    if (this.context.signal.aborted) this.#saying.abort();
  }

  #chooseEnsembles(): HTMLElement {
    const ask = (): boolean => this.host.dispatchEvent(new Event(CHOOSE_ENSEMBLES, { bubbles: true }));
    return button("Choose ensembles", "layers", ask, "button choose-ensembles");
  }
}
