import type { ChartColours } from "./chart-colours";

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export type Axis =
  | {
      readonly kind: "values";
      /** With its unit: "FOPT (Sm³)". */
      readonly title: string;
      readonly low: number;
      readonly high: number;
      readonly isLogarithmic?: boolean;
      /** Px at the high end that data leaves free, for what is drawn there. */
      readonly headroom?: number;
    }
  /** One place a name: from the left, or from the top. A place's value is its index. */
  | { readonly kind: "categories"; readonly title: string; readonly names: readonly string[] };

export function axisTitle(name: string, unit: string | null): string {
  return unit ? `${name} (${unit})` : name;
}

/** Where the data is drawn, and what values lie where in it. Px of the canvas. */
export class Plot {
  constructor(
    readonly pen: CanvasRenderingContext2D,
    readonly rect: Rect,
    private readonly xAxis: Axis,
    private readonly yAxis: Axis,
    readonly colours: ChartColours,
  ) {}

  x(value: number): number {
    return this.rect.left + shareOf(this.xAxis, value) * this.rect.width;
  }

  y(value: number): number {
    const share = shareOf(this.yAxis, value);
    return this.rect.top + (this.yAxis.kind === "categories" ? share : 1 - share) * this.rect.height;
  }

  get right(): number {
    return this.rect.left + this.rect.width;
  }

  get bottom(): number {
    return this.rect.top + this.rect.height;
  }
}

/** Where a value lies on its axis: 0 at its beginning, 1 at its end. */
export function shareOf(axis: Axis, value: number): number {
  if (axis.kind === "categories") return (value + 0.5) / Math.max(1, axis.names.length);
  const { low, high, isLogarithmic } = axis;
  return isLogarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
}
