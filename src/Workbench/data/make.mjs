// Makes the synthetic ensembles that the portal shows charts of: two ensembles of one made-up field, the same bytes in every build.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const caseUuid = "7f0c6c1e-5d0b-4c1e-9a55-2b8f3f0d7a10";
const caseName = "Synthetic field";
const months = 120;
const measuredMonths = 66;
const ensembles = [
  { name: "iter-0", color: "#b4531a", realizations: 20, seed: 17, spread: 1.5 },
  { name: "iter-3", color: "#00707a", realizations: 20, seed: 42, spread: 0.8 },
];

const vectors = [
  { name: "FOPR", description: "Field oil production rate", unit: "Sm³/d", seed: 101, at: (month, r) => rate(month, r, 6200, 22) },
  {
    name: "FGPR",
    description: "Field gas production rate",
    unit: "Sm³/d",
    seed: 102,
    at: (month, r) => rate(month, r, 905_000, 27) * (1 + month / 420),
  },
  {
    name: "FPR",
    description: "Field pressure",
    unit: "bar",
    seed: 103,
    at: (month, r) => 248 + 50 * r.level * Math.exp(-month / (46 * r.pace)) + 3 * Math.sin(month / 9),
  },
  {
    name: "WWCT:A-2",
    description: "Water cut, well A-2",
    unit: "fraction",
    seed: 104,
    at: (month, r) => (0.84 * r.level ** 0.35) / (1 + Math.exp((44 * r.pace - month) / 11)),
  },
  { name: "WOPR:A-1", description: "Oil production rate, well A-1", unit: "Sm³/d", seed: 105, at: (month, r) => rate(month, r, 2100, 12) },
  {
    name: "WBHP:A-1",
    description: "Bottom hole pressure, well A-1",
    unit: "bar",
    seed: 106,
    at: (month, r) => 205 + 62 * r.level * Math.exp(-month / (38 * r.pace)),
  },
];

/** A field that rises to its plateau and declines. */
function rate(month, r, top, peak) {
  const rise = 1 / (1 + Math.exp((peak * 0.45 * r.pace - month) / (peak * 0.13)));
  const decline = Math.exp(-Math.max(0, month - peak * r.pace) / (52 / r.pace));
  return top * r.level * rise * (0.13 + 0.87 * decline);
}

/** Seeded numbers in 0..1 (mulberry32). */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Bell-shaped enough: mean 0, mostly within -1..1. */
const bell = (next) => (next() + next() + next() + next() - 2) / 1.15;

/** A series with its own level and pace, and noise that drifts instead of jumping. */
function series(vector, next, spread) {
  const r = { level: 1 + 0.22 * spread * bell(next), pace: 1 + 0.2 * spread * bell(next) };
  let drift = 0;
  return Array.from({ length: months }, (_, month) => {
    drift = 0.85 * drift + 0.02 * bell(next);
    const value = vector.at(month, r) * (1 + drift);
    return vector.unit === "fraction" ? Math.min(0.99, Math.max(0, value)) : value;
  });
}

function measured(vector) {
  const next = random(vector.seed * 7919);
  return Array.from({ length: months }, (_, month) =>
    month < measuredMonths && month % 3 === 1 ? vector.at(month, { level: 1, pace: 1 }) * (1 + 0.025 * bell(next)) : NaN,
  );
}

function bytesOf(vector, ensemble) {
  const rows = [measured(vector)];
  for (let number = 0; number < ensemble.realizations; number++) {
    rows.push(series(vector, random(vector.seed * 1000 + ensemble.seed * 100 + number), ensemble.spread));
  }
  const bytes = new DataView(new ArrayBuffer(4 * months * rows.length));
  rows.flat().forEach((value, index) => bytes.setFloat32(4 * index, value, true));
  return new Uint8Array(bytes.buffer);
}

const fileOf = (vector) => `${vector.name.replace(":", "-")}.bin`;

/** Writes `index.json` and a file a vector into the folder. */
export async function makeEnsembles(folder) {
  for (const ensemble of ensembles) {
    await mkdir(join(folder, ensemble.name), { recursive: true });
    await Promise.all(vectors.map((vector) => writeFile(join(folder, ensemble.name, fileOf(vector)), bytesOf(vector, ensemble))));
  }
  await writeFile(
    join(folder, "index.json"),
    JSON.stringify(
      ensembles.map((ensemble) => ({
        ident: `${caseUuid}::${ensemble.name}`,
        name: ensemble.name,
        caseName,
        color: ensemble.color,
        path: ensemble.name,
        realizations: Array.from({ length: ensemble.realizations }, (_, number) => number),
        start: "2019-01-01",
        months,
        vectors: vectors.map((vector) => ({ name: vector.name, description: vector.description, unit: vector.unit, file: fileOf(vector) })),
      })),
    ),
  );
}
