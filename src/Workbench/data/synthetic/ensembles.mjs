// The ensembles of a case: the prior, the posterior that was moved towards the measured values, and a prediction or a design.
import { assimilate } from "./assimilation.mjs";
import { comparedOf, measuredOf } from "./measured.mjs";
import { valuesOf } from "./parameters.mjs";
import { normals } from "./random.mjs";
import { realizationOf } from "./rock.mjs";
import { daysOf, planOf, uptimeOf } from "./schedule.mjs";
import { simulate } from "./simulator.mjs";
import { structureOf } from "./structure.mjs";

export const size = 100;
const assimilations = 3;

/** Simulates all ensembles of a case, in their order, and what is measured in it. */
export function ensemblesOf(field) {
  const structure = structureOf(field);
  const days = daysOf(field);
  const uptime = uptimeOf(field);
  const realize = (zs, seed) => ({ seed, ...realizationOf(field, structure, valuesOf(field.parameters, zs), seed) });
  const run = (realization, isPrediction = false, months = field.months) => {
    const simulated = simulate(field, realization.rock, days.slice(0, months), uptime, planOf(field, isPrediction));
    return { ...realization, simulated };
  };
  const runAll = (ensemble, months) => ensemble.map((zs, number) => run(realize(zs, seedOf(number)), false, months));

  const measured = measuredOf(run(realize(field.truth, field.truthSeed)).simulated, field.seed * 31);
  const prior = priorOf(field);
  const posterior = posteriorOf(field, prior, measured, (ensemble) => runAll(ensemble, field.measuredMonths + 1));
  const history = runAll(posterior, field.months);
  const { design } = field.ensembles[2];
  const third = design ? designOf(design, field, posterior).map(({ zs, seed }) => realize(zs, seed)) : history;
  const realizations = [runAll(prior, field.months), history, third.map((realization) => run(realization, true))];
  return { structure, days, measured, realizations };
}

function seedOf(number) {
  return 1000 + number;
}

function priorOf({ seed, parameters }) {
  const next = normals(seed);
  return Array.from({ length: size }, () => parameters.map(() => next()));
}

function posteriorOf({ seed, measuredMonths }, prior, measured, runAll) {
  const observed = comparedOf(measured, measuredMonths);
  let ensemble = prior;
  for (let step = 0; step < assimilations; step++) {
    const predicted = runAll(ensemble).map(({ simulated }) => comparedOf(simulated, measuredMonths).data);
    ensemble = assimilate(ensemble, predicted, observed, assimilations, seed * 13 + step);
  }
  return ensemble;
}

/** The middle of the posterior with one parameter at a time at its P90 and P10 of before, each over the same few seeds. */
function designOf(design, { parameters }, posterior) {
  const middle = parameters.map((_, index) => posterior.reduce((sum, zs) => sum + zs[index], 0) / posterior.length);
  const withSeeds = (zs, count) => Array.from({ length: count }, (_, number) => ({ zs, seed: seedOf(number) }));
  return design.flatMap(({ parameter, realizations }) => {
    if (parameter === null) return withSeeds(middle, realizations);
    const varied = parameters.findIndex(({ name }) => name === parameter);
    return [-1.28, 1.28].flatMap((z) => withSeeds(middle.with(varied, z), realizations));
  });
}
