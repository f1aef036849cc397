// Moves an ensemble towards what was measured: ensemble smoother with multiple data assimilation (Emerick and Reynolds, 2013).
import { bounded, normals } from "./random.mjs";

/**
 * One of several assimilations.
 *
 * @param ensemble Numbers by realization and parameter, standard normal at first.
 * @param predicted What each realization says of the data.
 * @param data What was measured, and how far it may be off (`deviations`).
 * @param inflation Of the errors, so that several assimilations count the data once: their inverses sum up to 1.
 */
export function assimilate(ensemble, predicted, { data, deviations }, inflation, seed) {
  const next = normals(seed);
  const scaled = predicted.map((values) => values.map((value, index) => value / deviations[index]));
  const [means, centred] = centre(scaled);
  const [, moved] = centre(ensemble);
  const size = data.length;
  const covariance = Array.from({ length: size }, (_, row) =>
    Float64Array.from({ length: row + 1 }, (_value, column) => product(centred, row, centred, column) + (row === column ? inflation : 0)),
  );
  const lower = cholesky(covariance);
  const cross = ensemble[0].map((_, parameter) =>
    Float64Array.from({ length: size }, (_value, column) => product(moved, parameter, centred, column)),
  );
  return ensemble.map((zs, realization) => {
    const missing = means.map((_, index) => data[index] / deviations[index] + Math.sqrt(inflation) * next() - scaled[realization][index]);
    const weights = solve(lower, missing);
    return zs.map((z, parameter) => bounded(z + cross[parameter].reduce((sum, value, index) => sum + value * weights[index], 0)));
  });
}

function centre(rows) {
  const means = rows[0].map((_, index) => rows.reduce((sum, row) => sum + row[index], 0) / rows.length);
  return [means, rows.map((row) => row.map((value, index) => value - means[index]))];
}

function product(one, first, other, second) {
  let sum = 0;
  for (let row = 0; row < one.length; row++) sum += one[row][first] * other[row][second];
  return sum / (one.length - 1);
}

function cholesky(matrix) {
  const lower = matrix.map((row) => Float64Array.from(row));
  for (let row = 0; row < lower.length; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = lower[row][column];
      for (let before = 0; before < column; before++) sum -= lower[row][before] * lower[column][before];
      lower[row][column] = row === column ? Math.sqrt(sum) : sum / lower[column][column];
    }
  }
  return lower;
}

function solve(lower, right) {
  const values = Float64Array.from(right);
  for (let row = 0; row < values.length; row++) {
    for (let before = 0; before < row; before++) values[row] -= lower[row][before] * values[before];
    values[row] /= lower[row][row];
  }
  for (let row = values.length - 1; row >= 0; row--) {
    for (let after = row + 1; after < values.length; after++) values[row] -= lower[after][row] * values[after];
    values[row] /= lower[row][row];
  }
  return values;
}
