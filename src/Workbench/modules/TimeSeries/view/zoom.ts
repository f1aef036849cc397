/** A stretch of time in seconds since 1970, UTC. */
export interface Zoom {
  readonly from: number;
  readonly to: number;
}

/** The shortest stretch that is shown, s: a week. Values come a month apart. */
export const SHORTEST_ZOOM = 7 * 86_400;

/** The last second that a date has, and the first below zero. */
const LAST_TIME = 8.64e12;

/** The nearest stretch that a chart can draw: forwards, within the calendar, not too short; null, all of the time, for what is none. */
export function drawable(zoom: Zoom | null): Zoom | null {
  if (zoom === null || !isTime(zoom.from) || !isTime(zoom.to)) return null;
  // No minus zero: JSON has none.
  const [from, to] = [Math.min(zoom.from, zoom.to) + 0, Math.max(zoom.from, zoom.to) + 0];
  if (to - from >= SHORTEST_ZOOM) return { from, to };
  const wanted = Math.round((from + to - SHORTEST_ZOOM) / 2) + 0;
  const start = Math.min(Math.max(wanted, -LAST_TIME), LAST_TIME - SHORTEST_ZOOM);
  return { from: start, to: start + SHORTEST_ZOOM };
}

/** A stretch half as long, or twice as long, about the same middle. */
export function scaled({ from, to }: Zoom, by: 0.5 | 2): Zoom {
  const [middle, half] = [(from + to) / 2, (by * (to - from)) / 2];
  return { from: Math.round(middle - half), to: Math.round(middle + half) };
}

/** The part of a stretch that lies within another; null when it is all of that, or nothing. */
export function within({ from, to }: Zoom, all: Zoom): Zoom | null {
  const part = { from: Math.max(from, all.from), to: Math.min(to, all.to) };
  return part.from >= part.to || (part.from === all.from && part.to === all.to) ? null : part;
}

function isTime(seconds: number): boolean {
  return Number.isFinite(seconds) && Math.abs(seconds) <= LAST_TIME;
}
