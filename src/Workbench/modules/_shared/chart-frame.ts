import { whenContactIsBack } from "../../../Portal.Web/Browser/contact";
import { DataFailure } from "../../data/ensembles";
import { button, element, emptyState, icon } from "../../framework/elements";
import { CHOOSE_ENSEMBLES } from "../../framework/ensembles/ensemble-choice";
import type { ModuleContext } from "../../framework/module-context";
import { CanvasChart, type ChartDrawing } from "./canvas/canvas-chart";
import type { Mark } from "./canvas/marks";
import { attemptsAtom } from "./loaded";

interface FrameOptions {
  /** Of the module; beside what it says when there is nothing to draw. */
  readonly icon: string;
  /** Told what the pointer or the keys are at. */
  readonly onPoint: (mark: Mark | null) => void;
}

/** The inside of a module with one chart: a head, what is left out, and the chart; or why there is none. */
export class ChartFrame {
  readonly #head = element("div", { class: "chart-head-slot" });
  readonly plot = element("div", { class: "chart-plot-slot" });
  readonly #notices = element("div", { class: "chart-notices" });
  readonly #all = element("div", { class: "chart-frame" }, this.#head, this.#notices, this.plot);
  readonly #chart: CanvasChart;
  #failed: unknown = null;
  #wait = new AbortController();

  constructor(
    private readonly host: HTMLElement,
    private readonly context: ModuleContext,
    private readonly options: FrameOptions,
  ) {
    const { signal } = context;
    this.#chart = new CanvasChart(this.plot, { signal, fail: (error) => context.fail(error), onPoint: options.onPoint });
    signal.addEventListener("abort", () => this.#wait.abort(), { once: true });
  }

  /** The tools are the same ones each time, so that they keep the focus. */
  setHead(words: HTMLElement, tools: HTMLElement): void {
    const [before, last] = this.#head.children;
    if (before && last === tools) before.replaceWith(words);
    else this.#head.replaceChildren(words, tools);
  }

  show(drawing: ChartDrawing, warnings: readonly string[]): void {
    this.#settle();
    if (!this.#all.isConnected) this.host.replaceChildren(this.#all);
    const notices = warnings.map((text) =>
      element("p", { class: "chart-notice" }, icon("triangle-alert"), element("span", { dir: "auto" }, text)),
    );
    this.#notices.replaceChildren(...notices);
    this.#chart.show(drawing);
  }

  redraw(): void {
    this.#chart.redraw();
  }

  /** What is drawn stays until there is something new; where nothing is yet, it is said after a moment. */
  wait(): void {
    this.#settle();
    this.host.setAttribute("aria-busy", "true");
    if (!this.#all.isConnected) this.host.replaceChildren(element("p", { class: "module-waiting" }, "Loading…"));
  }

  say(title: string, text: string, needsEnsembles: boolean): void {
    this.#settle();
    this.host.replaceChildren(emptyState(this.options.icon, title, text, ...(needsEnsembles ? [this.#chooseEnsembles()] : [])));
  }

  /** Says what could not be loaded, once for an error, and tries again when the contact may be back. */
  fail(title: string, error: unknown): void {
    if (error === this.#failed) return;
    this.#settle();
    this.#failed = error;
    console.error(`${title} could not be loaded.`, error);
    const why = error instanceof DataFailure ? `${error.message} ` : "";
    const again = button("Try again", null, () => this.#retry());
    this.host.replaceChildren(emptyState("unplug", `Could not load ${title}`, `${why}Your choices are kept.`, again));
    whenContactIsBack(() => this.#retry(), this.#wait.signal);
  }

  #retry(): void {
    this.context.store.set(attemptsAtom, (before) => before + 1);
  }

  #settle(): void {
    this.host.setAttribute("aria-busy", "false");
    this.#failed = null;
    this.#wait.abort();
    this.#wait = new AbortController();
    if (this.context.signal.aborted) this.#wait.abort();
  }

  #chooseEnsembles(): HTMLElement {
    const ask = (): boolean => this.host.dispatchEvent(new Event(CHOOSE_ENSEMBLES, { bubbles: true }));
    return button("Choose ensembles", "layers", ask, "button choose-ensembles");
  }
}
