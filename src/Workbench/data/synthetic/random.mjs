// Seeded numbers: the same in every build.

/** Numbers from 0 to below 1 (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How far from its mean a drawn number lies at most, in standard deviations: what is built on it stays physical. */
export const FURTHEST = 2.5;

/** Numbers of a standard normal distribution (Box and Muller), none beyond {@link FURTHEST}. */
export function normals(seed) {
  const next = random(seed);
  return () => {
    for (;;) {
      const value = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      if (Math.abs(value) <= FURTHEST) return value;
    }
  };
}

/** Takes a number to the nearest that can be drawn. */
export function bounded(value) {
  return Math.min(FURTHEST, Math.max(-FURTHEST, value));
}
