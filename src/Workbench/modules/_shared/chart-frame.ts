import { element, icon } from "../../framework/elements";
import type { ModuleContext } from "../../framework/module-context";
import { CanvasChart, type ChartDrawing } from "./canvas/canvas-chart";
import type { Mark } from "./canvas/marks";
import { DataFrame, type Unready } from "./data-frame";

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
  readonly #frame: DataFrame;
  readonly #chart: CanvasChart;

  constructor(host: HTMLElement, context: ModuleContext, options: FrameOptions) {
    const all = element("div", { class: "chart-frame" }, this.#head, this.#notices, this.plot);
    this.#frame = new DataFrame(host, context, options.icon, all);
    const { signal } = context;
    this.#chart = new CanvasChart(this.plot, { signal, fail: (error) => context.fail(error), onPoint: options.onPoint });
  }

  /** The tools are the same ones each time, so that they keep the focus. */
  setHead(words: HTMLElement, tools: HTMLElement): void {
    const [before, last] = this.#head.children;
    if (before && last === tools) before.replaceWith(words);
    else this.#head.replaceChildren(words, tools);
  }

  show(drawing: ChartDrawing, warnings: readonly string[]): void {
    this.#frame.show();
    this.#notices.replaceChildren(...warnings.map(notice));
    this.#chart.show(drawing);
  }

  redraw(): void {
    this.#chart.redraw();
  }

  explain(why: Unready): void {
    this.#frame.explain(why);
  }
}

/** A warning above a chart. */
export function notice(text: string): HTMLElement {
  return element("p", { class: "chart-notice" }, icon("triangle-alert"), element("span", { dir: "auto" }, text));
}
