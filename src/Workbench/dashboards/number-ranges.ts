import type { NumberSelection } from "../framework/ensembles/realization-filter";

/** Numbers and ranges as people write them: "0-9, 12, 20 – 29". Answers what is not to be read, in words. */
export function parseRanges(text: string): { selections: NumberSelection[] } | { problem: string } {
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const selections: NumberSelection[] = [];
  for (const part of parts) {
    const [, start, end] = /^(\d{1,9})(?:\s*[-–]\s*(\d{1,9}))?$/.exec(part) ?? [];
    if (start === undefined) return { problem: `"${part}" is no number and no range. Write, for example, 0-9, 12.` };
    if (end === undefined) selections.push({ type: "single", value: Number(start) });
    else if (Number(end) < Number(start)) return { problem: `"${part}" ends before it begins.` };
    else selections.push({ type: "range", range: { start: Number(start), end: Number(end) } });
  }
  return { selections };
}

export function rangesText(selections: readonly NumberSelection[]): string {
  return selections.map((part) => (part.type === "single" ? String(part.value) : `${part.range.start}-${part.range.end}`)).join(", ");
}
