import type { Rgb } from "../../framework/ensemble-colour";
import type { PaletteName } from "./settings/serialized-settings";

/** Even steps look evenly far apart, and lightness alone tells more from less: for every kind of colour vision, and printed in grey. */
const palettes = {
  viridis: ["#440154", "#482475", "#414487", "#355f8d", "#2a788e", "#21918c", "#22a884", "#44bf70", "#7ad151", "#bddf26", "#fde725"],
  cividis: ["#00224e", "#123570", "#3b496c", "#575d6d", "#707173", "#8a8678", "#a59c74", "#c3b369", "#e1cc55", "#fee838"],
  magma: ["#1d1147", "#3b0f70", "#641a80", "#8c2981", "#b73779", "#de4968", "#f7705c", "#fe9f6d", "#fecf92", "#fcfdbf"],
} as const satisfies Readonly<Record<PaletteName, readonly string[]>>;

/** The colours between the stops of a palette. */
export class Palette {
  readonly #stops: readonly Rgb[];

  constructor(name: PaletteName, isReversed: boolean) {
    const stops = palettes[name].map(rgbOf);
    this.#stops = isReversed ? stops.reverse() : stops;
  }

  /** The colour of a share 0..1; shares beyond have that of the end. */
  at(share: number): Rgb {
    const place = Math.min(Math.max(share, 0), 1) * (this.#stops.length - 1);
    const below = Math.min(Math.floor(place), this.#stops.length - 2);
    const [one, other] = [this.#stops[below] ?? black, this.#stops[below + 1] ?? black];
    const between = (index: 0 | 1 | 2): number => Math.round(one[index] + (other[index] - one[index]) * (place - below));
    return [between(0), between(1), between(2)];
  }
}

const black: Rgb = [0, 0, 0];

function rgbOf(hex: string): Rgb {
  const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
  return [part(1), part(3), part(5)];
}
