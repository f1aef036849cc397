import type { ChartColours } from "../../_shared/canvas/chart-colours";
import type { Place, Projection } from "../camera";
import type { ContourLine } from "../contour-lines";
import type { LabelledLine, PaintedMap } from "./painted-map";

type Pen = CanvasRenderingContext2D;

/** Draws the field with its edge and lines. */
export function drawField(pen: Pen, painted: PaintedMap, projection: Projection, colours: ChartColours): void {
  const { xOrigin, yOrigin, xIncrement, yIncrement, columns, rows } = painted.field.grid;
  const north = projection.toPx({ x: xOrigin, y: yOrigin + (rows - 1) * yIncrement });
  const [wide, high] = [(columns - 1) * xIncrement * projection.scale, (rows - 1) * yIncrement * projection.scale];
  pen.imageSmoothingEnabled = true;
  pen.imageSmoothingQuality = "high";
  pen.drawImage(painted.raster, north.x, north.y, Math.max(wide, 1), Math.max(high, 1));
  pen.lineWidth = 1;
  pen.strokeStyle = colours.base;
  for (const line of painted.edge) trace(pen, line, projection);
  for (const line of painted.lines) {
    pen.strokeStyle = line.colour;
    pen.globalAlpha = 0.5;
    trace(pen, line, projection);
  }
  pen.globalAlpha = 1;
  drawTexts(pen, painted.lines, projection, colours);
}

function trace(pen: Pen, { points }: ContourLine, projection: Projection): void {
  pen.beginPath();
  for (const [index, point] of points.entries()) {
    const { x, y } = projection.toPx(point);
    if (index === 0) pen.moveTo(x, y);
    else pen.lineTo(x, y);
  }
  pen.stroke();
}

/** Each line's value along it, where it has room and no other stands. */
function drawTexts(pen: Pen, lines: readonly LabelledLine[], projection: Projection, colours: ChartColours): void {
  pen.font = colours.font.replace("12px", "11px");
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  const taken: Place[] = [];
  for (const line of lines) {
    const width = pen.measureText(line.text).width;
    const found = placeFor(
      line.points.map((point) => projection.toPx(point)),
      width,
      projection,
      taken,
    );
    if (!found) continue;
    taken.push(found.at);
    pen.save();
    pen.translate(found.at.x, found.at.y);
    pen.rotate(found.angle);
    pen.lineWidth = 4;
    pen.strokeStyle = line.ground;
    pen.strokeText(line.text, 0, 0);
    pen.fillStyle = line.colour;
    pen.fillText(line.text, 0, 0);
    pen.restore();
  }
}

/** The place of a text: about the middle of what is seen of a line, where that is as straight as the text is long. */
function placeFor(
  points: readonly Place[],
  width: number,
  { rect }: Projection,
  taken: readonly Place[],
): { at: Place; angle: number } | null {
  const inside = points.flatMap(({ x, y }, index) =>
    x > rect.left + width && x < rect.left + rect.width - width && y > rect.top + 14 && y < rect.top + rect.height - 14 ? [index] : [],
  );
  for (const share of [0.5, 0.25, 0.75, 0.1, 0.9]) {
    const index = inside[Math.floor(share * inside.length)];
    const at = index === undefined ? undefined : points[index];
    if (index === undefined || !at || taken.some((other) => Math.hypot(other.x - at.x, other.y - at.y) < width + 16)) continue;
    const [from, to] = [walk(points, index, -1, width / 2 + 4), walk(points, index, 1, width / 2 + 4)];
    if (!from || !to || Math.hypot(to.x - from.x, to.y - from.y) < width) continue;
    const angle = Math.atan2(to.y - from.y, to.x - from.x);
    // Read from left to right.
    return { at, angle: Math.abs(angle) > Math.PI / 2 ? angle + Math.PI : angle };
  }
  return null;
}

/** The point so many px along a line; null where it ends before. */
function walk(points: readonly Place[], from: number, step: 1 | -1, length: number): Place | null {
  let [gone, at] = [0, points[from]];
  for (let index = from + step; at && gone < length; index += step) {
    const next = points[index];
    if (!next) return null;
    gone += Math.hypot(next.x - at.x, next.y - at.y);
    at = next;
  }
  return at ?? null;
}
