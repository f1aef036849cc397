const suffixes = [
  [1e12, "T"],
  [1e9, "G"],
  [1e6, "M"],
  [1e3, "k"],
] as const;

/** Words for the marks of an axis: all with the same suffix, and with as many digits as tell them apart. */
export function tickTexts(ticks: readonly number[]): string[] {
  const largest = Math.max(0, ...ticks.map(Math.abs));
  const least = ticks.reduce(
    (step, tick, index) => (index === 0 ? step : Math.min(step, Math.abs(tick - (ticks[index - 1] ?? tick)))),
    Infinity,
  );
  const step = Number.isFinite(least) && least > 0 ? least : largest;
  if (largest > 0 && largest < 1e-3) return ticks.map((tick) => (tick === 0 ? "0" : withMinus(tick.toExponential(1))));
  const [unit, suffix] = unitOf(largest, step);
  const digits = decimalsOf(step / unit);
  const format = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return ticks.map((tick) => (tick === 0 ? "0" : withMinus((tick / unit).toLocaleString("en-GB", format)) + suffix));
}

/** "1,685" says more than "1.685k". */
function unitOf(largest: number, step: number): readonly [number, string] {
  const [unit, suffix] = suffixes.find(([size]) => largest >= size) ?? [1, ""];
  return suffix === "k" && decimalsOf(step / unit) > 1 ? [1, ""] : [unit, suffix];
}

/** A value for people: four digits that count, thousands told apart, "12.34M" above a million. Something for what is no number, too. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return "no value";
  const size = Math.abs(value);
  if (size !== 0 && size < 1e-3) return withMinus(value.toExponential(2));
  const [unit, suffix] = size >= 999_950 ? (suffixes.find(([least]) => size >= least * 0.99995) ?? [1, ""]) : ([1, ""] as const);
  return withMinus((value / unit).toLocaleString("en-GB", { maximumSignificantDigits: 4 })) + suffix;
}

/** "4,512 Sm³" or, without a unit, "4,512". */
export function withUnit(value: number, unit: string | null): string {
  return unit && Number.isFinite(value) ? `${numberText(value)} ${unit}` : numberText(value);
}

/** How many decimals a step needs; 2.5 needs one, 0.25 two. */
function decimalsOf(step: number): number {
  for (let digits = 0; digits < 10; digits++) {
    const scaled = step * 10 ** digits;
    if (Math.abs(scaled - Math.round(scaled)) < 1e-4 * scaled) return digits;
  }
  return 10;
}

function withMinus(text: string): string {
  return text.replace(/^-/, "−").replace("e-", "e−");
}
