/** Values for the marks of an axis: round, evenly spaced, within the range. At most `most`, at least one where a round one lies within. */
export function niceTicks(low: number, high: number, most: number): number[] {
  if (!(high > low) || !Number.isFinite(high - low)) return Number.isFinite(low) ? [low] : [];
  const step = niceStep((high - low) / Math.max(1, most));
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  // Multiples of the step, so that no error adds up; no minus zero.
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step + 0);
}

/** The least of 1, 2, 2.5 and 5 times a power of ten that is not below the distance. */
export function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const share = least / power;
  const factor = [1, 2, 2.5, 5].find((candidate) => share <= candidate * (1 + 1e-9)) ?? 10;
  // A power below one is no exact number, its reciprocal is.
  return power >= 1 ? factor * power : factor / Math.round(1 / power);
}

/** Values for the marks of a logarithmic axis: 1, 2 and 5 times powers of ten, or the powers alone where those are many. */
export function logTicks(low: number, high: number, most: number): number[] {
  if (!(low > 0) || !(high > low)) return [];
  const powers: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) powers.push(power);
  const within = (factors: readonly number[]): number[] =>
    powers
      .flatMap((power) => factors.map((factor) => (power < 0 ? factor / 10 ** -power : factor * 10 ** power)))
      .filter((value) => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9));
  const all = within([1, 2, 5]);
  if (all.length >= 2 && all.length <= most) return all;
  if (all.length < 2) return niceTicks(low, high, most);
  const each = Math.ceil(within([1]).length / most);
  return within([1]).filter((_, index) => index % each === 0);
}

/** A range with some room at both ends; about the value where there is one alone. From zero where `fromZero` and nothing is below. */
export function withRoom(
  low: number,
  high: number,
  options: { readonly fromZero?: boolean; readonly room?: number } = {},
): [number, number] {
  if (!(high >= low)) return [0, 1];
  const room = Math.max((high - low) * (options.room ?? 0.05), Math.abs(high) * 1e-6, Number.MIN_VALUE * 1e9);
  if (options.fromZero && low >= 0) return [0, high + room];
  return high > low ? [low - room, high + room] : [low - Math.max(Math.abs(low) * 0.05, 0.5), high + Math.max(Math.abs(high) * 0.05, 0.5)];
}
