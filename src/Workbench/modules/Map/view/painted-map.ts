import { css, type Rgb } from "../../../framework/ensemble-colour";
import { niceTicks } from "../../_shared/canvas/ticks";
import { contourLines, edgeLines, type ContourLine } from "../contour-lines";
import type { Field, FieldSummary } from "../field";
import { Palette } from "../palettes";
import type { PaletteName, Range } from "../settings/serialized-settings";
import { scaleTitle, summaryText, valueTexts } from "../words";
import type { ShownMap } from "./atoms";
import { rasterOf } from "./raster";

export interface Look {
  readonly palette: PaletteName;
  readonly isReversed: boolean;
  /** null is that of the values. */
  readonly range: Range | null;
  readonly withContours: boolean;
}

/** A line with its value's text, and colours that are seen on it. */
export interface LabelledLine extends ContourLine {
  readonly text: string;
  /** Of the line. */
  readonly colour: string;
  /** Of the field there. */
  readonly ground: string;
}

/** Most lines of different values, about. */
const LINES = 10;

/** Lightness, 0..255, above which a line on a colour is dark. */
const MIDDLE = 120;

/** A map ready to be drawn: what does not change with the camera is reckoned once. */
export class PaintedMap {
  readonly field: Field;
  readonly label: string;
  readonly title: string;
  readonly range: Range;
  readonly palette: Palette;
  readonly raster: HTMLCanvasElement;
  readonly lines: readonly LabelledLine[];
  readonly edge: readonly ContourLine[];

  constructor(
    readonly map: ShownMap,
    look: Look,
  ) {
    this.field = map.field;
    this.label = summaryText(map);
    this.title = scaleTitle(map);
    this.range = look.range ?? rangeOf(map.summary);
    this.palette = new Palette(look.palette, look.isReversed);
    this.raster = rasterOf(map.field, this.palette, this.range);
    this.lines = look.withContours ? this.#linesOf(map) : [];
    this.edge = edgeLines(map.field);
  }

  /** The colour of a value. */
  colourOf(value: number): Rgb {
    return this.palette.at((value - this.range.low) / (this.range.high - this.range.low));
  }

  #linesOf({ field, summary }: ShownMap): LabelledLine[] {
    const { low, high } = this.range;
    const levels = niceTicks(low, high, LINES).filter((level) => level > summary.min && level < summary.max);
    const texts = valueTexts(levels);
    return contourLines(field, levels).map((line) => {
      const ground = this.colourOf(line.value);
      const [red, green, blue] = ground;
      const isLight = 0.299 * red + 0.587 * green + 0.114 * blue > MIDDLE;
      const text = texts[levels.indexOf(line.value)] ?? "";
      return { ...line, text, colour: isLight ? "rgb(0, 0, 0)" : "rgb(255, 255, 255)", ground: css(ground) };
    });
  }
}

/** From the least value to the greatest; about the value where there is one alone. */
export function rangeOf({ min, max }: Pick<FieldSummary, "min" | "max">): Range {
  const room = Math.max(Math.abs(min) * 1e-3, 1e-6);
  return max > min ? { low: min, high: max } : { low: min - room, high: max + room };
}
