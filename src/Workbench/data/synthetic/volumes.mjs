// In-place volumes of a realization, counted cell by cell between its surfaces and contacts.
import { gasFactor } from "./simulator.mjs";
import { realized } from "./structure.mjs";

export const responses = [
  { name: "BULK", description: "Bulk rock with hydrocarbons", unit: "m³" },
  { name: "NET", description: "Net rock", unit: "m³" },
  { name: "PORV", description: "Pore volume", unit: "m³" },
  { name: "HCPV", description: "Hydrocarbon pore volume", unit: "m³" },
  { name: "STOIIP", description: "Stock tank oil initially in place", unit: "Sm³" },
  { name: "GIIP", description: "Free gas initially in place", unit: "Sm³" },
];
export const fluids = ["oil", "gas"];

/** A row of the six responses for each zone, region and fluid, the last changing first; what a zone does not hold is 0. */
export function volumesOf({ geology, fluid }, structure, coefficients, values) {
  const { grid, regionOf, surfaces, cells } = structure;
  const [top, middle, base, porosity] = ["top", "middle", "base", "porosity"].map((name) => realized(surfaces[name], coefficients[name]));
  const gasOil = geology.gasOilContact ?? values.GOC;
  const area = grid.xIncrement * grid.yIncrement;
  return geology.zones.flatMap((zone) => {
    const sums = geology.regions.map(() => fluids.map(() => ({ bulk: 0, pores: 0, hydrocarbons: 0 })));
    const netToGross = Math.min(0.97, values.NTG * zone.netToGross);
    const add = (sum, cell, high, low) => {
      if (low <= high) return;
      const bulk = area * (low - high);
      const pores = bulk * netToGross * porosity[cell] * zone.porosity;
      sum.bulk += bulk;
      sum.pores += pores;
      sum.hydrocarbons += pores * (1 - waterSaturation(values.FWL - (high + low) / 2));
    };
    const [above, below] = zone.between === 0 ? [top, middle] : [middle, base];
    for (const cell of cells) {
      if (above[cell] >= values.FWL) continue;
      const thickness = below[cell] - above[cell];
      const from = above[cell] + zone.from * thickness;
      const to = above[cell] + zone.to * thickness;
      const [oil, gas] = sums[regionOf[cell]];
      add(oil, cell, Math.max(from, gasOil), Math.min(to, values.FWL));
      add(gas, cell, from, Math.min(to, gasOil));
    }
    return sums.flatMap(([oil, gas]) => [
      [oil.bulk, oil.bulk * netToGross, oil.pores, oil.hydrocarbons, oil.hydrocarbons / fluid.oilFactor, 0],
      [gas.bulk, gas.bulk * netToGross, gas.pores, gas.hydrocarbons, 0, gas.hydrocarbons / gasFactor(fluid.pressure)],
    ]);
  });
}

/** Falls with the height above the free water level, in m. */
function waterSaturation(height) {
  return 0.14 + 0.72 * Math.exp(-height / 9);
}
