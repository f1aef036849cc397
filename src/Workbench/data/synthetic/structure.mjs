// The map of a field before anything is known of its realizations: mean surfaces and what they vary by, outline, regions.
import { distanceFromCrest, eastOf, farFromWells, hills, mapOf } from "./fields.mjs";
import { normals } from "./random.mjs";

/** The surfaces of every ensemble; `attribute` is what their values are. */
export const surfaces = [
  { key: "top", name: "Top reservoir", attribute: "depth", unit: "m" },
  { key: "middle", name: "Middle reservoir", attribute: "depth", unit: "m" },
  { key: "base", name: "Base reservoir", attribute: "depth", unit: "m" },
  { key: "porosity", name: "Reservoir", attribute: "porosity average", unit: "fraction" },
];

/** A surface of a realization is the mean and the sum of the modes, each times a coefficient. */
export function structureOf(field) {
  const { grid, faults } = field.geology;
  const distance = distanceFromCrest(field.geology);
  const edge = hills(grid, field.seed * 100);
  const outline = distance.map((value, cell) => (value < 1.75 + 0.25 * edge[cell] ? 1 : 0));
  const east = faults.map((fault) => eastOf(grid, fault));
  const dome = distance.map((value) => value / (0.55 + 0.45 * value));
  const means = meansOf(field, dome, east);
  const modes = modesOf(field, dome, means);
  return {
    grid,
    outline,
    /** Those inside of the outline. */
    cells: [...outline.keys()].filter((cell) => outline[cell] === 1),
    regionOf: outline.map((_, cell) => east.filter((side) => side[cell] > 0.5).length),
    surfaces: Object.fromEntries(surfaces.map(({ key }) => [key, { mean: means[key], modes: modes[key] }])),
  };
}

function meansOf({ geology, seed }, dome, east) {
  const { grid, crest, relief, upper, lower, porosity, faults } = geology;
  const [folds, thickness, thickening, rock] = [1, 2, 3, 4].map((number) => hills(grid, seed * 100 + number));
  const thrown = (cell) => faults.reduce((sum, fault, index) => sum + fault.throw * (east[index][cell] - 0.5), 0);
  const top = dome.map((share, cell) => crest + relief * share + thrown(cell) + 8 * folds[cell]);
  const middle = top.map((depth, cell) => depth + upper + 5 * thickness[cell]);
  const base = middle.map((depth, cell) => depth + lower + 4 * thickening[cell]);
  return { top, middle, base, porosity: dome.map((share, cell) => porosity - 0.018 * share + 0.016 * rock[cell]) };
}

/** Wells tie what is seen from far away; between them it may be different. A layer below varies as the one above, and by itself. */
function modesOf({ geology, seed }, dome, means) {
  const { grid } = geology;
  const known = farFromWells(geology);
  const tied = (most, shape) => shape.map((value, cell) => value * most * known[cell]);
  const tiedHills = (most, numbers) => numbers.map((number) => tied(most, hills(grid, seed * 100 + number)));
  const tilt = mapOf(grid, (column) => column / grid.columns - 0.5);
  const top = [tied(5, dome), tied(6, tilt), ...tiedHills(5, [11, 12, 13])];
  const middle = [...top, ...tiedHills(2.6, [21, 22])];
  const base = [...middle, ...tiedHills(2.4, [31, 32])];
  return { top, middle, base, porosity: [means.porosity, ...tiedHills(0.013, [41, 42, 43])] };
}

/** A realization's coefficients: the first of depth and of porosity are parameters, the others come of its seed. */
export function coefficientsOf({ seed }, values, realizationSeed) {
  const next = normals(seed * 7919 + realizationSeed);
  const own = (count) => Array.from({ length: count }, next);
  const top = [values.VELO_TREND, ...own(4)];
  const middle = [...top, ...own(2)];
  return { top, middle, base: [...middle, ...own(2)], porosity: [values.PORO_MULT - 1, ...own(3)] };
}

/** The values of a surface in a realization. */
export function realized({ mean, modes }, coefficients) {
  const values = Float64Array.from(mean);
  for (const [index, mode] of modes.entries()) {
    for (let cell = 0; cell < values.length; cell++) values[cell] += coefficients[index] * mode[cell];
  }
  return values;
}
