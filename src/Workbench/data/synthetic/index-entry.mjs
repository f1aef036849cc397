// What the index says of an ensemble; src/Workbench/data/entries.ts has its types.
import { size } from "./ensembles.mjs";
import { surfaces } from "./structure.mjs";
import { vectorsOf } from "./vectors.mjs";
import { fluids, responses } from "./volumes.mjs";

export function indexEntry(field, structure, { name, color, design = [] }) {
  return {
    ident: `${field.uuid}::${name}`,
    name,
    caseName: field.name,
    color,
    path: `${field.slug}-${name}`,
    realizations: Array.from({ length: size }, (_, number) => number),
    start: field.start,
    months: field.months,
    historyEnd: monthAfter(field.start, field.measuredMonths),
    vectors: vectorsOf(field).map(({ name: vector, description, unit, kind, measured }) => ({
      name: vector,
      description,
      unit,
      kind,
      measured,
      file: vectorFile(vector),
    })),
    parameters: [
      ...field.parameters.map(({ at: _, ...parameter }) => parameter),
      { name: "RMS_SEED", description: "Seed of the geological model", unit: null, type: "discrete", isLogarithmic: false },
    ],
    sensitivities: sensitivitiesOf(design),
    volumes: { zones: field.geology.zones.map((zone) => zone.name), regions: field.geology.regions, fluids, responses },
    surfaces: surfaces.map(({ key, ...surface }) => ({
      ...surface,
      file: surfaceFile(key),
      grid: structure.grid,
      modes: structure.surfaces[key].modes.length,
    })),
  };
}

/** File names have no colons: "WOPR-A-1.bin". */
export function vectorFile(name) {
  return `${name.replace(":", "-")}.bin`;
}

export function surfaceFile(key) {
  return `surface-${key}.bin`;
}

function sensitivitiesOf(design) {
  let next = 0;
  const take = (count) => Array.from({ length: count }, () => next++);
  return design.map(({ name, parameter, realizations }) =>
    parameter === null
      ? { name, type: "montecarlo", cases: [{ name: "p10_p90", realizations: take(realizations) }] }
      : { name, type: "scenario", cases: ["low", "high"].map((level) => ({ name: level, realizations: take(realizations) })) },
  );
}

function monthAfter(start, months) {
  const [year, month] = start.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}
