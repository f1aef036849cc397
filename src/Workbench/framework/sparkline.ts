import type { Getter } from "jotai/vanilla";
import { MAX_SPARKLINE_BYTES, utf8Length } from "../shim";

/** Shares 0..99 of the height, from below; the colour is that of the ensemble ("#rrggbb") or null for a neutral one. */
export type Sparkline =
  /** A curve of at most 20 points, evenly spaced. */
  | { readonly kind: "line"; readonly points: readonly number[]; readonly color: string | null }
  /** At most 20 bars. */
  | { readonly kind: "bars"; readonly bars: readonly number[]; readonly color: string | null }
  /** At most 60 points, as x and y in turns. */
  | { readonly kind: "dots"; readonly dots: readonly number[]; readonly color: string | null }
  /** Lengths of at most 8 lines of text. */
  | { readonly kind: "text"; readonly lines: readonly number[] }
  /** A field of colours, row by row from the top: at most 8 x 6; -1 for a cell without a value. */
  | { readonly kind: "field"; readonly columns: number; readonly cells: readonly number[] };

interface Drawn {
  readonly name: string;
  readonly sparkline: ((get: Getter) => Sparkline | null) | null;
}

/** What is sent of a module's; null where it has none, fails, or takes too much. */
export function sparklineText(module: Drawn, get: Getter): string | null {
  try {
    const sparkline = module.sparkline?.(get) ?? null;
    const text = sparkline === null ? null : JSON.stringify(sparkline);
    return text !== null && utf8Length(text) <= MAX_SPARKLINE_BYTES ? text : null;
  } catch (error) {
    console.error(`${module.name} could not say what it shows.`, error);
    return null;
  }
}

/** Values as shares 0..99 between the least and the largest; the middle for all the same. */
export function shares(values: readonly number[]): number[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return values.map((value) => (high > low ? Math.round(((value - low) / (high - low)) * 99) : 50));
}
