import { Media } from "../../../../Portal.Web/Browser/media";
import { element } from "../../../framework/elements";
import { onTheme } from "../../../framework/theme";

/** Size of a drawing in CSS px. */
export interface DrawingSize {
  readonly width: number;
  readonly height: number;
}

/** Draws all anew on a clean ground. One unit is a CSS px, however many dots the screen has for it. */
export type DrawAll = (pen: CanvasRenderingContext2D, size: DrawingSize) => void;

/** A canvas that fills its host, sharp on every screen. It is drawn anew with its size, the screen's dots and the theme. */
export class HiDpiCanvas {
  readonly element = element("canvas", { "class": "chart-canvas", "aria-hidden": "true" });
  #frame = 0;
  #isOver = false;

  /**
   * @param drawAll Is called within a frame.
   * @param fail Is told what it throws.
   */
  constructor(
    private readonly host: HTMLElement,
    private readonly drawAll: DrawAll,
    private readonly fail: (error: unknown) => void,
    signal: AbortSignal,
  ) {
    host.append(this.element);
    const sizes = new ResizeObserver(() => this.drawNow());
    sizes.observe(host);
    onTheme(() => this.redraw(), signal);
    this.#followScreen(signal);
    signal.addEventListener("abort", () => {
      this.#isOver = true;
      cancelAnimationFrame(this.#frame);
      sizes.disconnect();
    });
  }

  get size(): DrawingSize {
    return { width: this.host.clientWidth, height: this.host.clientHeight };
  }

  /** Draws with the next frame, once, however often it is asked for. */
  redraw(): void {
    if (this.#isOver) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.drawNow());
  }

  /** Draws now; nothing in a host that has no size. */
  drawNow(): void {
    const { width, height } = this.size;
    if (this.#isOver || width === 0 || height === 0) return;
    const dots = window.devicePixelRatio;
    const [wide, high] = [Math.round(width * dots), Math.round(height * dots)];
    if (this.element.width !== wide || this.element.height !== high) Object.assign(this.element, { width: wide, height: high });
    const pen = this.element.getContext("2d");
    if (!pen) return;
    pen.setTransform(dots, 0, 0, dots, 0, 0);
    pen.clearRect(0, 0, width, height);
    pen.save();
    try {
      this.drawAll(pen, { width, height });
    } catch (error) {
      this.fail(error);
    } finally {
      pen.restore();
    }
  }

  /** A window moved to another screen, or zoomed, has other dots. */
  #followScreen(signal: AbortSignal): void {
    const once = new AbortController();
    const both = AbortSignal.any([signal, once.signal]);
    new Media(`(resolution: ${window.devicePixelRatio}dppx)`).onChange(() => {
      once.abort();
      this.redraw();
      this.#followScreen(signal);
    }, both);
  }
}
