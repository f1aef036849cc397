import type { SurfaceGrid } from "../../data/ensembles";
import type { Rect } from "../_shared/canvas/plot";

/** Where a map looks. */
export interface Camera {
  /** East and north of the middle, m. */
  readonly x: number;
  readonly y: number;
  /** Power of two of the px that a metre takes: -4 draws 16 m as 1 px. */
  readonly zoom: number;
}

/** East and north, m. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Farther away nothing on Earth is; nearer and farther than these nobody looks. */
const [FARTHEST, LEAST_ZOOM, MOST_ZOOM] = [1e8, -20, 8];

/** What is left free around a surface that is shown whole, px. */
const MARGIN = 12;

/** The camera as far as one can go; null for what is no place. */
export function inReach({ x, y, zoom }: Camera): Camera | null {
  if (![x, y, zoom].every(Number.isFinite)) return null;
  const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most) + 0;
  return { x: within(x, -FARTHEST, FARTHEST), y: within(y, -FARTHEST, FARTHEST), zoom: within(zoom, LEAST_ZOOM, MOST_ZOOM) };
}

/** Shows the whole of a grid. */
export function fitted({ xOrigin, yOrigin, xIncrement, yIncrement, columns, rows }: SurfaceGrid, { width, height }: Rect): Camera {
  const [wide, high] = [(columns - 1) * xIncrement, (rows - 1) * yIncrement];
  const scale = Math.min(room(width) / (wide || 1), room(height) / (high || 1));
  return { x: xOrigin + wide / 2, y: yOrigin + high / 2, zoom: Math.min(Math.log2(scale), MOST_ZOOM) };
}

/** From metres to the px of a canvas and back; north is up. */
export class Projection {
  /** Px that a metre takes. */
  readonly scale: number;

  constructor(
    readonly camera: Camera,
    readonly rect: Rect,
  ) {
    this.scale = 2 ** camera.zoom;
  }

  toPx({ x, y }: Place): Place {
    const { left, top, width, height } = this.rect;
    return { x: left + width / 2 + (x - this.camera.x) * this.scale, y: top + height / 2 - (y - this.camera.y) * this.scale };
  }

  toPlace(px: Place): Place {
    const { left, top, width, height } = this.rect;
    return {
      x: this.camera.x + (px.x - left - width / 2) / this.scale,
      y: this.camera.y - (px.y - top - height / 2) / this.scale,
    };
  }

  /** The camera after the map was dragged by so many px. */
  dragged(right: number, down: number): Camera {
    return { ...this.camera, x: this.camera.x - right / this.scale, y: this.camera.y + down / this.scale };
  }

  /** The camera nearer by a power of two, with what is at a place of the canvas still there. */
  nearer(by: number, about: Place): Camera {
    const zoom = Math.min(Math.max(this.camera.zoom + by, LEAST_ZOOM), MOST_ZOOM);
    const fixed = this.toPlace(about);
    const share = 2 ** (this.camera.zoom - zoom);
    return { x: fixed.x + (this.camera.x - fixed.x) * share, y: fixed.y + (this.camera.y - fixed.y) * share, zoom };
  }
}

/** The longest of 1, 2 and 5 times a power of ten that is no longer than this. */
export function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most) + 1e-9);
  return power * ([5, 2].find((factor) => factor * power <= most * (1 + 1e-9)) ?? 1);
}

function room(px: number): number {
  return Math.max(px - 2 * MARGIN, 10);
}
