import type { Plot } from "./plot";

/** Words beside a place, at the side that has room, on their own ground. */
export function label({ pen, rect, colours }: Plot, text: string, x: number, y: number): void {
  pen.font = colours.boldFont;
  pen.textBaseline = "middle";
  pen.textAlign = "left";
  const width = pen.measureText(text).width + 8;
  const left = x + 10 + width > rect.left + rect.width ? Math.max(rect.left, x - 10 - width) : x + 10;
  pen.fillStyle = colours.ground;
  pen.globalAlpha = 0.85;
  pen.fillRect(left, y - 9, width, 18);
  pen.globalAlpha = 1;
  pen.fillStyle = colours.strong;
  pen.fillText(text, left + 4, y);
  pen.font = colours.font;
}
