// Makes the synthetic ensembles that the portal shows: two made-up fields, the same bytes in every build. See docs/synthetic-data.md.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cases } from "./synthetic/cases.mjs";
import { ensemblesOf } from "./synthetic/ensembles.mjs";
import { indexEntry, surfaceFile, vectorFile } from "./synthetic/index-entry.mjs";
import { isMeasured } from "./synthetic/measured.mjs";
import { surfaces } from "./synthetic/structure.mjs";
import { vectorsOf } from "./synthetic/vectors.mjs";
import { responses } from "./synthetic/volumes.mjs";

/** Writes `index.json`, and a folder an ensemble with a file a vector and a surface, `parameters.bin` and `volumes.bin`. */
export async function makeEnsembles(folder) {
  const entries = [];
  for (const field of cases) {
    const made = ensemblesOf(field);
    for (const [index, ensemble] of field.ensembles.entries()) {
      const entry = indexEntry(field, made.structure, ensemble);
      entries.push(entry);
      await mkdir(join(folder, entry.path), { recursive: true });
      for (const [file, values] of filesOf(field, made, made.realizations[index]))
        await writeFile(join(folder, entry.path, file), bytesOf(values));
    }
  }
  await writeFile(join(folder, "index.json"), JSON.stringify(entries));
}

function* filesOf(field, { structure, days, measured }, realizations) {
  yield ["parameters.bin", parameterRows(field, realizations)];
  yield ["volumes.bin", volumeColumns(realizations)];
  for (const vector of vectorsOf(field)) yield [vectorFile(vector.name), vectorRows(field, vector, days, measured, realizations)];
  for (const { key } of surfaces) yield [surfaceFile(key), surfaceRows(structure, key, realizations)];
}

/** A row a parameter, each with a value for every realization; the seed is the last. */
function parameterRows({ parameters }, realizations) {
  return [...parameters.map(({ name }) => realizations.map(({ values }) => values[name])), realizations.map(({ seed }) => seed)].flat();
}

/** The measured row, then a row a realization. */
function vectorRows({ months, measuredMonths }, vector, days, measured, realizations) {
  const was = vector.at(measured, days);
  return [
    ...Array.from({ length: months }, (_, month) => (isMeasured(vector, month, measuredMonths) ? was[month] : NaN)),
    ...realizations.flatMap(({ simulated }) => [...vector.at(simulated, days)]),
  ];
}

/** A column a response: for each realization a value for every zone, region and fluid. */
function volumeColumns(realizations) {
  return responses.flatMap((_, response) => realizations.flatMap(({ volumes }) => volumes.map((row) => row[response])));
}

/** The mean field, no value outside of the outline; the modes; a row of coefficients a realization. */
function surfaceRows({ outline, surfaces: fields }, key, realizations) {
  const { mean, modes } = fields[key];
  return [
    ...mean.map((value, cell) => (outline[cell] === 0 ? NaN : value)),
    ...modes.flatMap((mode) => [...mode.map((value, cell) => value * outline[cell])]),
    ...realizations.flatMap(({ coefficients }) => coefficients[key]),
  ];
}

function bytesOf(values) {
  const bytes = new DataView(new ArrayBuffer(4 * values.length));
  values.forEach((value, index) => bytes.setFloat32(4 * index, value, true));
  return new Uint8Array(bytes.buffer);
}
