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
  /** A field of colours, row by row from the top: at most 8 x 6. */
  | { readonly kind: "field"; readonly columns: number; readonly cells: readonly number[] };

/** Values as shares 0..99 between the least and the largest; the middle for all the same. */
export function shares(values: readonly number[]): number[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return values.map((value) => (high > low ? Math.round(((value - low) / (high - low)) * 99) : 50));
}
