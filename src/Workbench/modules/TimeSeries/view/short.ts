/** "8k", "905k", "1.2M", "0.75". */
export function short(value: number): string {
  const size = Math.abs(value);
  if (size >= 999.5e6) return `${trim(value / 1e9)}G`;
  if (size >= 999.5e3) return `${trim(value / 1e6)}M`;
  return size >= 1e3 ? `${trim(value / 1e3)}k` : trim(value);
}

/** "1,694": the values of a parameter often differ in their last digits only. */
export function exact(value: number): string {
  return value.toLocaleString("en-GB", { maximumSignificantDigits: 4 });
}

function trim(value: number): string {
  return String(Number(value.toPrecision(3)));
}
