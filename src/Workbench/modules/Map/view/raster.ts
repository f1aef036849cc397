import { sampled, type Field } from "../field";
import type { Palette } from "../palettes";
import type { Range } from "../settings/serialized-settings";

/** Px of a picture's longer side, about: enough for a screen, and painted in a few ms. */
const LENGTH = 400;

/** Steps from one end of a palette to the other. */
const COLOURS = 256;

/** The field as a picture, from its first value to its last in both directions; what has no value is transparent. */
export function rasterOf(field: Field, palette: Palette, { low, high }: Range): HTMLCanvasElement {
  const { columns, rows } = field.grid;
  const finer = Math.max(1, Math.ceil(LENGTH / Math.max(columns, rows)));
  const [width, height] = [Math.max(1, (columns - 1) * finer), Math.max(1, (rows - 1) * finer)];
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  const pen = canvas.getContext("2d");
  if (!pen) return canvas;
  const picture = pen.createImageData(width, height);
  const dots = new Uint32Array(picture.data.buffer);
  const colours = dotsOf(palette);
  const scale = (colours.length - 1) / (high - low);
  for (let y = 0; y < height; y++) {
    const row = (1 - (y + 0.5) / height) * (rows - 1);
    for (let x = 0; x < width; x++) {
      const value = sampled(field, ((x + 0.5) / width) * (columns - 1), row);
      if (Number.isNaN(value)) continue;
      dots[y * width + x] = colours[Math.round(Math.min(Math.max((value - low) * scale, 0), colours.length - 1))] ?? 0;
    }
  }
  pen.putImageData(picture, 0, 0);
  return canvas;
}

/** Colours as a picture has them in memory, whatever the order of its bytes. */
function dotsOf(palette: Palette): Uint32Array {
  return new Uint32Array(
    Uint8Array.from({ length: 4 * COLOURS }, (_, at) =>
      at % 4 === 3 ? 255 : (palette.at(Math.floor(at / 4) / (COLOURS - 1))[at % 4] ?? 0),
    ).buffer,
  );
}
