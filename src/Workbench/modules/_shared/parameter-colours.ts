import { css, type Rgb } from "../../framework/ensemble-colour";
import { used } from "../../framework/theme";

// The scale "plasma" of matplotlib: even steps for the eye, also without red or green. An end that would not stand out is left away.
const plasma: readonly Rgb[] = [
  [13, 8, 135],
  [75, 3, 161],
  [125, 3, 168],
  [168, 34, 150],
  [203, 70, 121],
  [229, 107, 93],
  [248, 148, 65],
  [253, 195, 40],
  [240, 249, 33],
];

/** The colour of a share 0..1 of a parameter's range, in the theme shown. Ask for the function once a drawing. */
export function parameterColours(opacity = 1): (share: number) => string {
  const ground = (used("var(--surface)").match(/\d+/g) ?? []).slice(0, 3).map(Number);
  const isDark = ground.reduce((sum, part) => sum + part, 0) < 384;
  const [from, to] = isDark ? [0.36, 1] : [0, 0.75];
  return (share) => css(between(plasma, from + (to - from) * Math.min(1, Math.max(0, share))), opacity);
}

/** A colour of a scale, mixed of the two nearest. */
export function between(scale: readonly Rgb[], share: number): Rgb {
  const at = share * (scale.length - 1);
  const low = scale[Math.floor(at)] ?? [0, 0, 0];
  const high = scale[Math.ceil(at)] ?? low;
  return low.map((value, part) => Math.round(value + ((high[part] ?? value) - value) * (at - Math.floor(at)))) as unknown as Rgb;
}

/** Where a value lies in a range, 0..1; by its logarithm where asked. The middle for a range that is a point. */
export function shareOf(value: number, low: number, high: number, isLogarithmic: boolean): number {
  const scaled = isLogarithmic && low > 0 ? [value, low, high].map(Math.log) : [value, low, high];
  const [at = 0, from = 0, to = 0] = scaled;
  return to > from ? (at - from) / (to - from) : 0.5;
}
