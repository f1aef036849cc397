/**
 * Wait before the next try, ms: doubled with each failure up to `longest`, and spread over its upper half, so that many
 * tabs do not come back at the same moment.
 * @param failures How many tries have failed, from 1.
 */
export function backOff(failures: number, first: number, longest: number, random: () => number): number {
  const full = Math.min(longest, first * 2 ** Math.min(failures - 1, 30));
  return full / 2 + (full / 2) * random();
}
