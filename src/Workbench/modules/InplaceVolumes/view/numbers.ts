import type { Volumes } from "../rows";

/** Volumes are said in millions. */
export const SCALE = 1e6;

export function unitText(unit: string): string {
  return `10⁶ ${unit}`;
}

/** Says volumes with as many decimals as the largest of them needs for four digits, so that columns line up. Minus zero and NaN too. */
export function volumeText({ ensembles, rows }: Pick<Volumes, "ensembles" | "rows">): (volume: number) => string {
  const groups = [...rows.flatMap((row) => row.groups), ...ensembles.map(({ total }) => total)];
  const largest = Math.max(0, ...groups.map((group) => Math.abs(group?.statistics.p10 ?? 0)).filter(Number.isFinite)) / SCALE;
  const decimals = largest === 0 ? 0 : Math.min(6, Math.max(0, 3 - Math.floor(Math.log10(largest))));
  const format: Intl.NumberFormatOptions = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return (volume) => (Number.isFinite(volume) ? (volume / SCALE + 0).toLocaleString("en-GB", format) : "–");
}

/** "Upper · North"; "Total" where nothing is told apart. */
export function rowName(values: readonly string[]): string {
  return values.length === 0 ? "Total" : values.join(" · ");
}
