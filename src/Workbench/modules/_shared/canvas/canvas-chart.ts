import { onKey } from "../../../../Portal.Web/Browser/keys";
import { element } from "../../../framework/elements";
import { onTheme } from "../../../framework/theme";
import { drawAxes } from "./axes";
import { chartColours, type ChartColours } from "./chart-colours";
import { HiDpiCanvas, type DrawingSize } from "./hi-dpi-canvas";
import { beside, markAt, markByKey, type Mark } from "./marks";
import type { Axis, Plot } from "./plot";

/** One state of a chart. */
export interface ChartDrawing {
  /** The chart in words, for those who do not see it. */
  readonly label: string;
  readonly x: Axis;
  readonly y: Axis;
  /** Draws into the plot; the axes are there. `pointed` is the mark that pointer or keys are at. */
  readonly draw: (plot: Plot, pointed: Mark | null) => void;
  /** In the order of the arrow keys. */
  readonly marks: readonly Mark[];
}

interface ChartOptions {
  readonly signal: AbortSignal;
  readonly fail: (error: unknown) => void;
  /** Told which mark the pointer or the keys are at. */
  readonly onPoint?: (mark: Mark | null) => void;
}

/** A chart on a canvas of its own: axes, a cursor for pointer and keys with a readout, and words in its place. */
export class CanvasChart {
  readonly #figure = element("div", { class: "chart-figure", role: "img", tabindex: "0" });
  readonly #readout = element("div", { class: "chart-readout" });
  readonly #canvas: HiDpiCanvas;
  #drawing: ChartDrawing | null = null;
  #plot: Plot | null = null;
  #colours: ChartColours | null = null;
  #pointed: string | null = null;
  #isByKey = false;

  /** @param host Is filled by the chart, and gives it its size. */
  constructor(
    private readonly host: HTMLElement,
    private readonly options: ChartOptions,
  ) {
    const { signal, fail } = options;
    // What is within a picture is not spoken, so the readout is beside it.
    host.append(this.#figure, this.#readout);
    host.classList.add("canvas-chart");
    onTheme(() => (this.#colours = null), signal);
    this.#canvas = new HiDpiCanvas(this.#figure, (pen, size) => this.#draw(pen, size), fail, signal);
    const on = <K extends keyof HTMLElementEventMap>(name: K, listener: (event: HTMLElementEventMap[K]) => void): void =>
      this.#figure.addEventListener(name, listener, { signal });
    on("pointermove", (event) => this.#pointAt(event));
    on("pointerdown", (event) => this.#pointAt(event));
    on("pointerleave", (event) => event.pointerType === "mouse" && this.#leave());
    on("click", () => this.#markPointed?.press?.());
    onKey(this.#figure, (event) => this.#takeKey(event), { signal });
    on("blur", () => this.#leave());
    signal.addEventListener("abort", () => this.#leave(), { once: true });
  }

  get canvas(): HTMLCanvasElement {
    return this.#canvas.element;
  }

  show(drawing: ChartDrawing): void {
    this.#drawing = drawing;
    this.#figure.setAttribute("aria-label", drawing.label);
    if (this.#pointed !== null && !this.#markPointed) this.#leave();
    else this.#fillReadout();
    this.#canvas.redraw();
  }

  /** Draws again what is shown: something that it reads is different. */
  redraw(): void {
    this.#canvas.redraw();
  }

  get #markPointed(): Mark | null {
    return this.#drawing?.marks.find(({ key }) => key === this.#pointed) ?? null;
  }

  #draw(pen: CanvasRenderingContext2D, size: DrawingSize): void {
    const drawing = this.#drawing;
    if (!drawing) return;
    this.#colours ??= chartColours(this.host);
    this.#plot = drawAxes(pen, size, drawing.x, drawing.y, this.#colours);
    drawing.draw(this.#plot, this.#markPointed);
    this.#placeReadout(this.#plot);
    if (this.#isByKey && this.#markPointed) ring(this.#plot, this.#markPointed.place(this.#plot));
  }

  #pointAt(event: PointerEvent): void {
    if (!this.#drawing || !this.#plot) return;
    const { left, top } = this.#figure.getBoundingClientRect();
    const mark = markAt(this.#drawing.marks, this.#plot, { x: event.clientX - left, y: event.clientY - top });
    this.#point(mark, false);
  }

  #leave(): void {
    this.#point(null, false);
  }

  #takeKey(event: KeyboardEvent): boolean {
    const mark = markByKey(this.#drawing?.marks ?? [], this.#pointed, event.key);
    if (mark) this.#point(mark, true);
    else if (event.key === "Escape" && this.#pointed !== null) this.#leave();
    else if ((event.key === "Enter" || event.key === " ") && this.#markPointed?.press) this.#markPointed.press();
    else return false;
    return true;
  }

  #point(mark: Mark | null, byKey: boolean): void {
    const key = mark?.key ?? null;
    if (key === this.#pointed && byKey === this.#isByKey) return;
    const isOther = key !== this.#pointed;
    this.#pointed = key;
    this.#isByKey = byKey;
    this.host.classList.toggle("canvas-chart-press", mark?.press !== undefined);
    // Only what keys lead to is spoken: a pointer would never let it finish.
    this.#readout.setAttribute("aria-live", byKey ? "polite" : "off");
    this.#fillReadout();
    this.#canvas.redraw();
    if (isOther) this.options.onPoint?.(mark);
  }

  #fillReadout(): void {
    const lines = this.#markPointed?.lines ?? [];
    this.#readout.replaceChildren(...lines.map((line) => element("p", { dir: "auto" }, line)));
  }

  #placeReadout(plot: Plot): void {
    const mark = this.#markPointed;
    if (!mark) return;
    const { offsetWidth: width, offsetHeight: height } = this.#readout;
    const { left, top } = beside(mark.place(plot), { width, height }, this.#canvas.size);
    this.#readout.style.left = `${left}px`;
    this.#readout.style.top = `${top}px`;
  }
}

/** Where the keys are. */
function ring({ pen, colours }: Plot, place: ReturnType<Mark["place"]>): void {
  pen.strokeStyle = colours.focus;
  pen.lineWidth = 2;
  pen.beginPath();
  if ("x" in place) pen.arc(place.x, place.y, 8, 0, 2 * Math.PI);
  else pen.rect(place.left - 1, place.top - 1, place.width + 2, place.height + 2);
  pen.stroke();
}
