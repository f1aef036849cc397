import type { Getter } from "jotai/vanilla";
import type { Sparkline } from "../../framework/sparkline";
import { textAtom } from "./settings/persistence";

/** How many lines are drawn. */
const LINES = 8;

/** Characters of a line that goes all the way across. */
const WIDTH = 60;

/** The lengths of the first lines that say something, and of the empty ones between them. */
export function noteSparkline(get: Getter): Sparkline | null {
  const lines = get(textAtom).trim().split("\n").slice(0, LINES);
  const lengths = lines.map((line) => Math.min(99, Math.ceil((line.trim().length / WIDTH) * 99)));
  return lengths.some((length) => length > 0) ? { kind: "text", lines: lengths } : null;
}
