import type uPlot from "uplot";
import { onKey } from "../../../../Portal.Web/Browser/keys";
import { element } from "../../../framework/elements";
import type { Hover } from "../../../framework/links/hover";
import { timesOfAll } from "../course";
import type { Panel } from "../series";
import { draw, showTime } from "./chart";
import type { Look } from "./look";
import { areaOf, MarksCanvas, type Marks } from "./marks";
import { nearestRealization, stepped, type Step } from "./pointing";
import { readout, summary, type Marked } from "./readout";
import type { Zoom } from "./zoom";

export interface PanelEvents {
  readonly onZoom: (zoom: Zoom | null) => void;
  readonly onHover: (hover: Hover | null) => void;
  /** A time was chosen, in seconds; null takes the last choice back. */
  readonly onTime: (time: number | null) => void;
  /** Whether a press is for the chart, and not just for its module. */
  readonly takesPress: () => boolean;
}

const steps: Readonly<Record<string, Step>> = {
  ArrowLeft: { time: -1 },
  ArrowRight: { time: 1 },
  PageDown: { time: -12 },
  PageUp: { time: 12 },
  Home: { time: -Infinity },
  End: { time: Infinity },
  ArrowUp: { realization: 1 },
  ArrowDown: { realization: -1 },
};

/** One chart: its lines, the marks above them, and what a pointer or the keys read from it. */
export class ChartPanel {
  readonly #plotHost = element("div", { class: "chart-plot", role: "img" });
  readonly #marks = new MarksCanvas();
  readonly #readout = element("div", { class: "chart-readout" });
  readonly #slider = element("div", { class: "chart-slider", role: "slider", tabindex: "0" });
  readonly element = element("div", { class: "chart-panel" }, this.#plotHost, this.#marks.element, this.#slider, this.#readout);
  readonly #times: readonly number[];
  #plot: uPlot | null = null;
  #shown: Marks = { time: null, hover: null };
  /** What the keys mark. */
  #marked: Marked | null = null;

  constructor(
    private readonly panel: Panel,
    private readonly look: Look,
    private readonly events: PanelEvents,
  ) {
    this.#times = timesOfAll(panel.series);
    this.#plotHost.setAttribute("aria-label", summary(panel, look));
    this.#slider.setAttribute("aria-label", `Time of ${panel.vector.name}`);
    this.#slider.setAttribute("aria-valuemin", "1");
    this.#slider.setAttribute("aria-valuemax", String(this.#times.length));
    onKey(this.#slider, (event) => this.#step(event));
    this.#slider.addEventListener("focus", () => this.#readByKeys());
    this.#slider.addEventListener("blur", () => this.#unmark());
  }

  get vectorName(): string {
    return this.panel.vector.name;
  }

  /** Draws at the size that the element has in the page. */
  draw(zoom: Zoom | null): void {
    const { onZoom } = this.events;
    this.#plot = draw(this.#plotHost, this.panel, this.look, zoom, {
      onZoom,
      onPoint: (index) => this.#point(index),
      onDraw: () => this.mark(this.#shown),
    });
    this.#listen(this.#plot.over);
  }

  rezoom(zoom: Zoom | null): void {
    if (this.#plot) showTime(this.#plot, this.panel, zoom);
  }

  resize(): void {
    const { clientWidth: width, clientHeight: height } = this.#plotHost;
    if (width > 0 && height > 0) this.#plot?.setSize({ width, height });
  }

  mark(marks: Marks): void {
    this.#shown = marks;
    if (!this.#plot) return;
    this.#marks.draw(this.#plot, this.panel, this.look, marks);
    const at = marks.time === null ? -1 : this.#times.indexOf(marks.time);
    this.#slider.setAttribute("aria-valuenow", String(at + 1));
    const lines = marks.time === null ? [] : readout(this.panel, this.look, marks.time, this.#marked);
    this.#slider.setAttribute("aria-valuetext", lines.join(". "));
    const { left, top, width, height } = areaOf(this.#plot);
    Object.assign(this.#slider.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
  }

  focus(): void {
    this.#slider.focus();
  }

  get hasFocus(): boolean {
    return document.activeElement === this.#slider;
  }

  leave(): void {
    this.#plot?.destroy();
    this.#plot = null;
  }

  #point(index: number | null): void {
    const time = index === null ? undefined : this.#times[index];
    if (!this.#plot || time === undefined) {
      this.#say([]);
      return this.events.onHover(null);
    }
    const marked = this.look.shown.realizations ? nearestRealization(this.#plot, this.panel, time) : null;
    this.#say(readout(this.panel, this.look, time, marked), time);
    this.events.onHover({ timeUtcMs: time * 1000, ...(marked && { realization: marked.realization, ensembleIdent: marked.ident }) });
  }

  /** A press that does not drag chooses the time. */
  #listen(over: HTMLElement): void {
    let [pressedAt, isOurs, chose] = [NaN, false, false];
    over.addEventListener("pointerdown", ({ clientX }) => ([pressedAt, isOurs] = [clientX, this.events.takesPress()]));
    over.addEventListener("click", ({ clientX, detail }) => {
      if (detail > 1) return;
      const time = this.#times[this.#plot?.cursor.idx ?? -1];
      chose = isOurs && time !== undefined && Math.abs(clientX - pressedAt) < 4;
      if (chose && time !== undefined) this.events.onTime(time);
    });
    // The first press of two was none for the time.
    over.addEventListener("dblclick", () => {
      if (chose) this.events.onTime(null);
    });
  }

  #step({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    const step = steps[key];
    if (altKey || ctrlKey || metaKey) return false;
    if (key === "Escape" && this.#marked) {
      this.#unmark();
      this.#readByKeys();
      return true;
    }
    if (!step) return false;
    const next = stepped(step, { times: this.#times, time: this.#shown.time, series: this.panel.series, marked: this.#marked });
    this.#marked = next.marked;
    this.events.onHover(next.marked && { realization: next.marked.realization, ensembleIdent: next.marked.ident });
    if (next.time !== null && next.time !== this.#shown.time) this.events.onTime(next.time);
    else this.mark(this.#shown);
    this.#readByKeys();
    return true;
  }

  #readByKeys(): void {
    const { time } = this.#shown;
    if (time !== null) this.#say(readout(this.panel, this.look, time, this.#marked), time);
  }

  #unmark(): void {
    this.#say([]);
    if (!this.#marked) return;
    this.#marked = null;
    this.events.onHover(null);
  }

  #say(lines: readonly string[], time = 0): void {
    this.#readout.replaceChildren(...lines.map((line) => element("p", { dir: "auto" }, line)));
    // Not above what it reads.
    const at = this.#plot && lines.length > 0 ? this.#plot.valToPos(time, "x") : 0;
    this.#readout.classList.toggle("chart-readout-left", at > (this.#plot?.over.offsetWidth ?? 0) / 2);
  }
}
