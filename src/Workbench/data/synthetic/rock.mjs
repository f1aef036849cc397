// From parameters and a seed to what a simulation of a realization needs: the same volumes that the tables of volumes have.
import { normals } from "./random.mjs";
import { coefficientsOf, realized } from "./structure.mjs";
import { fluids, volumesOf } from "./volumes.mjs";

/** A realization before it is simulated. */
export function realizationOf(field, structure, values, seed) {
  const coefficients = coefficientsOf(field, values, seed);
  const volumes = volumesOf(field, structure, coefficients, values);
  return { values, coefficients, volumes, rock: rockOf(field, structure, coefficients, volumes, values, seed) };
}

function rockOf(field, structure, coefficients, volumes, values, seed) {
  const next = normals(field.seed * 104_729 + seed);
  const own = (deviation) => field.wells.map(() => Math.exp(deviation * next()));
  const porosity = realized(structure.surfaces.porosity, coefficients.porosity);
  const scal = values.SCAL_CASE - 2;
  const layered = Math.log(values.KVKH / 0.08);
  const atWells = field.geology.wells.map(({ column, row }) => porosity[row * structure.grid.columns + column] / field.geology.porosity);
  const [productivity, sweep] = [own(0.1), own(0.045)];
  return {
    tanks: tanksOf(field, volumes),
    permeability: values.PERM_MULT,
    productivity: productivity.map((factor, well) => factor * values.PERM_MULT * atWells[well] * (values.NTG / 0.72)),
    sweep: sweep.map((factor) => factor * (1 + 0.12 * scal) * Math.exp(-0.1 * layered)),
    steepness: 3.7 + 0.5 * scal,
    gasMobility: Math.exp(0.22 * layered - 0.08 * scal),
    aquifer: values.AQUIFER_MULT,
    // Squared: a fault that is half closed lets little through.
    opening: (1 - values.FAULT_SEAL) * (1 - values.FAULT_SEAL),
  };
}

function tanksOf({ fluid, geology, tankOfRegion }, volumes) {
  const tanks = [0, 1].map(() => ({ oil: 0, pores: 0, cap: 0, capShare: 0 }));
  for (const [index, row] of volumes.entries()) {
    const [, , pores, hydrocarbons, oil] = row;
    const tank = tanks[tankOfRegion[Math.floor(index / fluids.length) % geology.regions.length]];
    tank.oil += oil;
    tank.pores += pores;
    if (index % fluids.length === 1) tank.cap += hydrocarbons;
  }
  for (const tank of tanks) tank.capShare = Math.min(1, Math.sqrt(tank.cap / (tank.oil * fluid.oilFactor)));
  return tanks;
}
