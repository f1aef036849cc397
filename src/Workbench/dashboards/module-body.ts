import { whenContactIsBack } from "../../Portal.Web/Browser/contact";
import { download } from "../framework/download";
import { button, element, emptyState, icon } from "../framework/elements";
import type { ModuleInstance } from "../framework/module-instance";
import { ModuleDisplay } from "../framework/module-display";
import { isLost } from "./lost-code";
import { onWebvizAddress, webvizAddress } from "./webviz-address";

/** What is inside a module's frame: its view, or why there is none. */
export class ModuleBody {
  readonly element = element("div", { class: "module-body" });
  #showing: ModuleDisplay | null = null;
  readonly #stopListening: () => void;
  #shown: string | null = null;
  readonly #left = new AbortController();

  constructor(private readonly instance: ModuleInstance) {
    this.#stopListening = instance.onPhase(() => this.#update());
    this.#update();
    void instance.start();
  }

  leave(): void {
    this.#left.abort();
    this.#stopListening();
    this.#showing?.end();
  }

  #update(): void {
    const { phase, title } = this.instance;
    if (phase === this.#shown) return;
    this.#shown = phase;
    this.element.setAttribute("aria-busy", String(phase === "waiting"));
    switch (phase) {
      case "waiting":
        return this.element.replaceChildren(element("p", { class: "module-waiting" }, `Loading ${title}…`));
      case "unknown":
        this.#left.signal.addEventListener(
          "abort",
          onWebvizAddress(() => void this.#showStored()),
          { once: true },
        );
        return void this.#showStored();
      case "failed":
        whenContactIsBack(() => void this.instance.start(), this.#left.signal);
        void this.#offerReload();
        return this.element.replaceChildren(
          emptyState(
            "unplug",
            `Could not load ${title}`,
            "Its data is kept.",
            button("Try again", null, () => void this.instance.start()),
            ...this.#stored(),
          ),
        );
      case "ready":
        return this.#showView();
    }
  }

  /** Trying again is of no use where the portal has another version now. */
  async #offerReload(): Promise<void> {
    if (!(await isLost(this.instance.failure)) || this.instance.phase !== "failed" || this.#left.signal.aborted) return;
    this.element.replaceChildren(
      emptyState(
        "rotate-ccw",
        `${this.instance.title} has a newer version`,
        "The portal was updated. Reload the page to go on; your work is in the draft.",
        button("Reload the page", "rotate-ccw", () => location.reload()),
        ...this.#stored(),
      ),
    );
  }

  /** A module of another workbench: what is stored of it can be read, and seen where its code is. */
  async #showStored(): Promise<void> {
    const { title } = this.instance;
    const state = this.instance.read();
    const webviz = webvizAddress();
    const actions = [
      ...(webviz === null
        ? []
        : [element("a", { class: "button", href: webviz, target: "_blank", rel: "noopener" }, icon("external-link"), "Open in Webviz")]),
      ...this.#stored(),
    ];
    const show = (...more: HTMLElement[]): void =>
      this.element.replaceChildren(
        emptyState("puzzle", title, "This module is not installed here. Its data is kept.", ...more, ...actions),
      );
    show();
    if (state === null) return;
    const { storedStateTable } = await import("./on-demand");
    const table = storedStateTable(state);
    if (table && !this.#left.signal.aborted) show(table);
  }

  #showView(): void {
    const host = element("div", { class: "module-view" });
    this.element.replaceChildren(host);
    const { module, store } = this.instance;
    if (!module?.viewFC) return;
    this.#showing = new ModuleDisplay(store, (error) => this.#showError(error));
    void this.#showing.run(module.viewFC, host);
  }

  /** What a view that is not there would show stays within reach. */
  #stored(): HTMLElement[] {
    const { title } = this.instance;
    const state = this.instance.read();
    if (state === null) return [];
    return [button("Download its data", "download", () => download(JSON.stringify(state), `${title}.json`), "button button-quiet")];
  }

  #showError(error: unknown): void {
    const reason = (error instanceof Error ? error.message : String(error)).replace(/\.$/, "");
    this.element.replaceChildren(
      emptyState(
        "triangle-alert",
        `${this.instance.title} stopped`,
        `${reason}. Its data is kept, and the other modules work.`,
        button("Start again", "rotate-ccw", () => this.#showView()),
        ...this.#stored(),
      ),
    );
  }
}
