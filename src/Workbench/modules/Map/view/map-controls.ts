import { onKey } from "../../../../Portal.Web/Browser/keys";
import type { Camera, Place, Projection } from "../camera";

interface Controlled {
  readonly projection: () => Projection | null;
  /** The map is being moved. */
  readonly move: (camera: Camera) => void;
  /** It has come to rest. */
  readonly rest: () => void;
  readonly fit: () => void;
  /** Where the pointer is, px of the figure; null where it left. */
  readonly point: (px: Place | null) => void;
  /** A step of the cursor of the keys, in values of the grid. */
  readonly step: (right: number, up: number) => void;
}

/** After the last turn of a wheel, ms. */
const REST_MS = 250;

/** Of the map's width, by Shift and an arrow. */
const PAN = 0.15;

/** Powers of two, by a button or key. */
const ZOOM = 0.5;

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** What pointer, wheel and keys do with a map: drag; Ctrl and wheel; arrows, with Shift to move, +, -, 0. */
export class MapControls {
  #dragged: { readonly id: number; readonly from: Place; readonly projection: Projection } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly figure: HTMLElement,
    signal: AbortSignal,
    private readonly map: Controlled,
  ) {
    const on = <K extends keyof HTMLElementEventMap>(name: K, listener: (event: HTMLElementEventMap[K]) => void): void =>
      figure.addEventListener(name, listener, { signal, passive: false });
    on("pointerdown", (event) => this.#press(event));
    on("pointermove", (event) => this.#moveTo(event));
    on("pointerup", (event) => this.#release(event));
    on("pointercancel", (event) => this.#release(event));
    on("pointerleave", (event) => event.pointerType === "mouse" && map.point(null));
    on("wheel", (event) => this.#turn(event));
    onKey(figure, (event) => this.#takeKey(event), { signal });
    on("blur", () => map.point(null));
    signal.addEventListener("abort", () => {
      clearTimeout(this.#timer);
      map.rest();
    });
  }

  /** About the middle. */
  zoom(by: number): void {
    const projection = this.map.projection();
    if (!projection) return;
    this.map.move(projection.nearer(by, projection.toPx(projection.camera)));
    this.map.rest();
  }

  #press(event: PointerEvent): void {
    const projection = this.map.projection();
    this.map.point(this.#px(event));
    if (event.button !== 0 || !projection || this.#dragged) return;
    this.#dragged = { id: event.pointerId, from: this.#px(event), projection };
    this.figure.setPointerCapture(event.pointerId);
  }

  #moveTo(event: PointerEvent): void {
    const px = this.#px(event);
    if (this.#dragged?.id === event.pointerId) {
      const { from, projection } = this.#dragged;
      this.figure.classList.add("map-dragged");
      this.map.move(projection.dragged(px.x - from.x, px.y - from.y));
    }
    this.map.point(px);
  }

  #release(event: PointerEvent): void {
    if (this.#dragged?.id !== event.pointerId) return;
    this.#dragged = null;
    this.figure.classList.remove("map-dragged");
    this.map.rest();
  }

  /** Without Ctrl a wheel moves the page. */
  #turn(event: WheelEvent): void {
    const projection = this.map.projection();
    if (!event.ctrlKey || !projection || this.#dragged) return;
    event.preventDefault();
    // Lines and pages of old wheels are about so many px.
    const px = event.deltaY * ([1, 16, 400][event.deltaMode] ?? 1);
    this.map.move(projection.nearer(Math.min(Math.max(-px / 200, -1), 1), this.#px(event)));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.map.rest(), REST_MS);
  }

  #takeKey(event: KeyboardEvent): boolean {
    const projection = this.map.projection();
    const arrow = arrows[event.key];
    if (!projection || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (arrow && event.shiftKey) this.#pan(projection, arrow);
    else if (arrow) this.map.step(...arrow);
    else if (event.key === "+" || event.key === "=") this.zoom(ZOOM);
    else if (event.key === "-") this.zoom(-ZOOM);
    else if (event.key === "0" || event.key === "Home") this.map.fit();
    else if (event.key === "Escape") this.map.point(null);
    else return false;
    return true;
  }

  #pan(projection: Projection, [right, up]: readonly [number, number]): void {
    const px = PAN * Math.min(projection.rect.width, projection.rect.height);
    this.map.move(projection.dragged(-right * px, up * px));
    this.map.rest();
  }

  #px(event: MouseEvent): Place {
    const { left, top } = this.figure.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }
}
