// A field as tanks: what flows out of the wells, into the tanks from aquifer, injection and across the fault, and what that does to the
// pressure. Volumes at the surface in Sm³, in the reservoir in m³; rates a day; pressures in bar; times in months.

const steps = 2;

/**
 * Simulates one realization.
 *
 * A rate is the mean since the month before, so that the sum of rates times days is the total; at the first time there is none.
 *
 * @param days Days from the start to each month.
 * @param plan What is asked of the wells at a time: `liquid` and `injection` as parts of their limits, `lowestPressure`.
 * @returns Monthly rows by well (rates of `oil`, `water` and `gas`, flowing `pressure`) and of the field (`pressure`, `injection`).
 */
export function simulate(field, rock, days, uptime, plan) {
  const { pressure } = field.fluid;
  const tanks = rock.tanks.map((tank) => ({ ...tank, pressure, aquiferPressure: pressure, water: 0, gas: 0, produced: 0, inflow: 0 }));
  const row = () => new Float64Array(days.length);
  const result = {
    wells: field.wells.map(() => ({ oil: row(), water: row(), gas: row(), pressure: row().fill(pressure, 0, 1) })),
    pressure: row().fill(pressure, 0, 1),
    injection: row(),
  };
  for (let month = 1; month < days.length; month++) {
    const length = (days[month] - days[month - 1]) / steps;
    for (let step = 0; step < steps; step++) {
      const time = month - 1 + (step + 0.5) / steps;
      const control = plan(time);
      for (const tank of tanks) tank.inflow = 0;
      let gas = 0;
      for (const [index, well] of field.wells.entries()) {
        const tank = tanks[well.tank];
        const flow = flowOf(field, rock, index, tank, control, time);
        const out = result.wells[index];
        out.oil[month] += (flow.oil * uptime[month]) / steps;
        out.water[month] += (flow.water * uptime[month]) / steps;
        out.gas[month] += (flow.gas * uptime[month]) / steps;
        out.pressure[month] = flow.pressure;
        tank.inflow -= flow.voidage * uptime[month];
        tank.produced += flow.oil * uptime[month] * length;
        gas += flow.gas;
      }
      for (const [index, tank] of tanks.entries()) {
        const rate = injectionOf(field, rock, index, tank, control, time, gas) * uptime[month];
        const volume = field.injection.phase === "gas" ? rate * gasFactor(tank.pressure) : rate;
        result.injection[month] += rate / steps;
        tank.inflow += volume;
        tank[field.injection.phase] += volume * length;
      }
      settle(field, rock, tanks, length);
    }
    result.pressure[month] = meanPressure(tanks);
  }
  return result;
}

/** What a well gives: as much liquid as it may, or as the pressure allows. */
function flowOf({ fluid, wells }, rock, index, tank, control, time) {
  const well = wells[index];
  const productivity = well.productivity * rock.productivity[index];
  const limit = well.limit * control.liquid * opening(time - well.onStream);
  const liquid = lesser(limit, productivity * Math.max(0, tank.pressure - control.lowestPressure));
  const movable = tank.oil * fluid.oilFactor * well.sweep * rock.sweep[index];
  const water = liquid * 0.97 * risen(tank.water / movable, rock.steepness);
  const oil = liquid - water;
  const solution = solutionGas(fluid, tank.pressure);
  const freed = 1.6 * (fluid.solutionGas - solution) * rock.gasMobility;
  const coned = 260 * well.coning * rock.gasMobility * tank.capShare * risen(tank.produced / tank.oil / 0.3, 3);
  const broken = 750 * rock.gasMobility * risen(tank.gas / (1.5 * movable), 3);
  const gas = oil * (solution + freed + coned + broken);
  const voidage = oil * fluid.oilFactor + (gas - oil * solution) * gasFactor(tank.pressure) + water;
  return { oil, water, gas, voidage, pressure: tank.pressure - liquid / productivity };
}

/** As much as is asked for, the rock takes, and, of gas, the field produces. */
function injectionOf({ injection }, rock, index, tank, control, time, gas) {
  const share = injection.shares[index];
  const wanted = share * injection.target * control.injection * opening((time - injection.begin) / 2);
  const taken = lesser(wanted, share * injection.injectivity * rock.permeability * (injection.greatestPressure - tank.pressure));
  return injection.phase === "gas" ? lesser(taken, 0.93 * share * gas) : taken;
}

/** Lets the pressures follow what flowed. */
function settle(field, rock, tanks, length) {
  const across = field.fault * rock.opening * (tanks[0].pressure - tanks[1].pressure);
  for (const [index, tank] of tanks.entries()) {
    const influx = field.aquifer.influx[index] * rock.aquifer * (tank.aquiferPressure - tank.pressure);
    tank.aquiferPressure -= (influx * length) / (field.aquifer.size[index] * rock.aquifer);
    tank.water += Math.max(0, influx) * length;
    const stored =
      tank.pores * 1.1e-4 + tank.cap / tank.pressure + tank.oil * freedGas(field.fluid, tank.pressure) * gasFactor(tank.pressure);
    tank.pressure += (length * (tank.inflow + influx + (index === 0 ? -across : across))) / stored;
  }
}

function meanPressure(tanks) {
  const pores = tanks.reduce((sum, tank) => sum + tank.pores, 0);
  return tanks.reduce((sum, tank) => sum + (tank.pressure * tank.pores) / pores, 0);
}

/** Sm³ of gas in a Sm³ of oil: all above the bubble point, in proportion to the pressure below it. */
function solutionGas({ solutionGas: all, bubblePoint }, pressure) {
  return all * lesser(1, pressure / bubblePoint);
}

/** Sm³ of gas that a Sm³ of oil lets go for each bar that is lost. */
function freedGas(fluid, pressure) {
  return solutionGas(fluid, pressure + 0.5) - solutionGas(fluid, pressure - 0.5);
}

/** m³ in the reservoir of a Sm³ of gas. */
export function gasFactor(pressure) {
  return 1.18 / pressure;
}

/** From nothing to all within a few months. */
function opening(months) {
  return months <= 0 ? 0 : 1 - Math.exp(-months / 1.3);
}

/** S-shaped: 0 at 0, half at 1, and all in the end. */
function risen(value, steepness) {
  return value <= 0 ? 0 : 1 / (1 + Math.exp(-steepness * Math.log(value)));
}

/** The lesser of two numbers, with a round corner where they meet. */
function lesser(one, other) {
  if (one <= 0 || other <= 0) return 0;
  let power = one / other;
  for (let times = 0; times < 4; times++) power *= power;
  let root = 1 + power;
  for (let times = 0; times < 4; times++) root = Math.sqrt(root);
  return one / root;
}
