import { element } from "../../../framework/elements";
import { onTheme } from "../../../framework/theme";
import { chartColours, type ChartColours } from "../../_shared/canvas/chart-colours";
import { HiDpiCanvas, type DrawingSize } from "../../_shared/canvas/hi-dpi-canvas";
import { fitted, Projection, type Camera, type Place } from "../camera";
import { valueAt } from "../field";
import { readoutLines } from "../words";
import { drawField } from "./draw-field";
import { drawCursor, drawNorth, drawScale, drawScaleBar, scaleWidth } from "./draw-furniture";
import { MapControls } from "./map-controls";
import type { PaintedMap } from "./painted-map";

interface MapChartOptions {
  readonly signal: AbortSignal;
  readonly fail: (error: unknown) => void;
  /** Where to look; null shows the whole surface. */
  readonly camera: () => Camera | null;
  readonly setCamera: (camera: Camera | null) => void;
  /** Told whether the map is pointed at. */
  readonly onPoint: (isPointedAt: boolean) => void;
}

/** Height of a small map, px. */
const SMALL = 260;

/** A map on a canvas: moved by pointer, wheel and keys, with a readout of what is pointed at. */
export class MapChart {
  readonly #figure = element("div", { class: "chart-figure map-figure", role: "img", tabindex: "0" });
  readonly #readout = element("div", { class: "chart-readout" });
  readonly #canvas: HiDpiCanvas;
  readonly #controls: MapControls;
  #painted: PaintedMap | null = null;
  #colours: ChartColours | null = null;
  #projection: Projection | null = null;
  /** Where the map is while it is being moved; the camera follows when it is at rest. */
  #moved: Camera | null = null;
  #cursor: { readonly place: Place; readonly isByKey: boolean } | null = null;

  /** @param host Is filled by the map, and gives it its size. */
  constructor(
    private readonly host: HTMLElement,
    private readonly options: MapChartOptions,
  ) {
    const { signal, fail } = options;
    host.append(this.#figure, this.#readout);
    host.classList.add("canvas-chart", "map-chart");
    onTheme(() => (this.#colours = null), signal);
    this.#canvas = new HiDpiCanvas(this.#figure, (pen, size) => this.#draw(pen, size), fail, signal);
    this.#controls = new MapControls(this.#figure, signal, {
      projection: () => this.#projection,
      move: (camera) => this.#move(camera),
      rest: () => this.#rest(),
      fit: () => this.fit(),
      point: (px) => this.#point(px, false),
      step: (right, up) => this.#step(right, up),
    });
    signal.addEventListener("abort", () => this.#point(null, false), { once: true });
  }

  show(painted: PaintedMap): void {
    this.#painted = painted;
    this.#figure.setAttribute("aria-label", painted.label);
    this.#fillReadout();
    this.#canvas.redraw();
  }

  redraw(): void {
    this.#canvas.redraw();
  }

  /** Looks nearer, or by less than none from farther away, at the same middle. */
  zoom(by: number): void {
    this.#controls.zoom(by);
  }

  /** Shows the whole surface, whatever the size. */
  fit(): void {
    this.#moved = null;
    this.options.setCamera(null);
    this.#canvas.redraw();
  }

  #draw(pen: CanvasRenderingContext2D, size: DrawingSize): void {
    const painted = this.#painted;
    if (!painted) return;
    this.#colours ??= chartColours(this.host);
    const wide = scaleWidth(pen, painted, size.height, this.#colours);
    const rect = { left: 0, top: 0, width: Math.max(10, size.width - wide), height: size.height };
    const camera = this.#moved ?? this.options.camera() ?? fitted(painted.field.grid, rect);
    this.#projection = new Projection(camera, rect);
    pen.save();
    pen.beginPath();
    pen.rect(rect.left, rect.top, rect.width, rect.height);
    pen.clip();
    drawField(pen, painted, this.#projection, this.#colours);
    if (this.#cursor?.isByKey) drawCursor(pen, this.#projection.toPx(this.#cursor.place), this.#colours);
    drawScaleBar(pen, this.#projection, this.#colours);
    drawNorth(pen, this.#projection, this.#colours);
    pen.restore();
    drawScale(pen, painted, { left: rect.width, top: 0, width: wide, height: size.height }, this.#colours);
    this.host.style.setProperty("--map-scale", `${wide}px`);
    this.#placeReadout();
  }

  #move(camera: Camera): void {
    this.#moved = camera;
    if (this.#projection) this.#projection = new Projection(camera, this.#projection.rect);
    this.#canvas.redraw();
  }

  #rest(): void {
    if (this.#moved === null) return;
    const camera = this.#moved;
    this.#moved = null;
    this.options.setCamera(camera);
  }

  #point(px: Place | null, isByKey: boolean): void {
    const projection = this.#projection;
    const wasPointedAt = this.#cursor !== null;
    const isWithin = px !== null && projection !== null && px.x <= projection.rect.width;
    if (!isWithin && !wasPointedAt) return;
    const hadMark = this.#cursor?.isByKey === true;
    this.#cursor = isWithin ? { place: projection.toPlace(px), isByKey } : null;
    this.#fillReadout();
    if (hadMark || isByKey) this.#canvas.redraw();
    if (wasPointedAt !== isWithin) this.options.onPoint(isWithin);
  }

  /** Goes to the next value of the grid; the first step leads to the middle of what is seen. The map follows. */
  #step(right: number, up: number): void {
    const [painted, projection] = [this.#painted, this.#projection];
    if (!painted || !projection) return;
    const { xOrigin, yOrigin, xIncrement, yIncrement, columns, rows } = painted.field.grid;
    const from = this.#cursor?.place;
    const { x, y } = from ?? projection.camera;
    const to = (value: number, step: number, last: number): number => Math.min(Math.max(Math.round(value) + (from ? step : 0), 0), last);
    const place = {
      x: xOrigin + to((x - xOrigin) / xIncrement, right, columns - 1) * xIncrement,
      y: yOrigin + to((y - yOrigin) / yIncrement, up, rows - 1) * yIncrement,
    };
    const px = projection.toPx(place);
    const { width, height } = projection.rect;
    if (px.x < 0 || px.y < 0 || px.x > width || px.y > height) {
      this.#move({ ...projection.camera, ...place });
      this.#rest();
    }
    this.#point(this.#projection?.toPx(place) ?? px, true);
  }

  #fillReadout(): void {
    const [painted, cursor] = [this.#painted, this.#cursor];
    const lines = painted && cursor ? readoutLines(painted.map, cursor.place, valueAt(painted.field, cursor.place)) : [];
    // Only what keys lead to is spoken: a pointer would never let it finish.
    this.#readout.setAttribute("aria-live", cursor?.isByKey === true ? "polite" : "off");
    this.#readout.replaceChildren(...lines.map((line) => element("p", {}, line)));
    this.#placeReadout();
  }

  /** At the side where the cursor is not. */
  #placeReadout(): void {
    if (!this.#cursor || !this.#projection) return;
    const { x, y } = this.#projection.toPx(this.#cursor.place);
    const { width, height } = this.#projection.rect;
    this.#readout.classList.toggle("chart-readout-left", x > width / 2);
    // In a small map it would hide what is read.
    this.#readout.classList.toggle("map-readout-low", height < SMALL && y < height / 2);
  }
}
