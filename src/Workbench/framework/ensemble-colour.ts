import { used } from "./theme";

/** Red, green and blue, 0..255. */
export type Rgb = readonly [number, number, number];

/** What a line must differ from its ground, as WCAG 1.4.11 reckons it. */
const LEAST_CONTRAST = 3;

const white: Rgb = [255, 255, 255];

/** An ensemble's colour as it is drawn in the theme shown, for lines, swatches and dots alike; that of a token for what is no colour. */
export function ensembleColour(color: string, token: string): Rgb {
  return stepped(rgbOf(color) ?? rgbOf(used(`var(${token})`)) ?? white, rgbOf(used("var(--surface)")) ?? white);
}

/** The colour itself, on a dark ground made lighter until it stands out. */
export function stepped(colour: Rgb, ground: Rgb): Rgb {
  if (luminance(ground) > 0.5) return colour;
  for (let share = 0; share < 1; share += 0.1) {
    const lighter = colour.map((value) => Math.round(value + (255 - value) * share)) as unknown as Rgb;
    if (contrast(lighter, ground) >= LEAST_CONTRAST) return lighter;
  }
  return white;
}

export function css([red, green, blue]: Rgb, opacity = 1): string {
  return opacity === 1 ? `rgb(${red}, ${green}, ${blue})` : `rgba(${red}, ${green}, ${blue}, ${opacity})`;
}

export function contrast(one: Rgb, other: Rgb): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Whatever the browser takes for a colour; null for anything else. */
function rgbOf(color: string): Rgb | null {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return null;
  // What is no colour leaves the one before.
  const [one, other] = ["#010203", "#030201"].map((before) => {
    context.fillStyle = before;
    context.fillStyle = color;
    return context.fillStyle;
  });
  return one === other && one !== undefined ? parse(one) : null;
}

/** A canvas writes "#rrggbb", or "rgba(…)" for what lets the ground through. */
function parse(written: string): Rgb | null {
  const parts = written.startsWith("#")
    ? [1, 3, 5].map((at) => Number.parseInt(written.slice(at, at + 2), 16))
    : written.startsWith("rgb")
      ? (written.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number)
      : [];
  return parts.length === 3 ? (parts as unknown as Rgb) : null;
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
