import type { DeserializeStateFunction, SerializeStateFunction } from "../../../../src/Workbench/framework/module";
import type { Store } from "../../../../src/Workbench/framework/module-context";
import type { AnySchema } from "../../../../src/Workbench/framework/schema/jtd-schema";
import * as crossPlotState from "../../../../src/Workbench/modules/CrossPlot/persistence";
import * as crossPlot from "../../../../src/Workbench/modules/CrossPlot/settings/atoms/persistableAtoms";
import * as crossPlotSettings from "../../../../src/Workbench/modules/CrossPlot/settings/persistence";
import * as crossPlotView from "../../../../src/Workbench/modules/CrossPlot/view/persistence";
import { modes } from "../../../../src/Workbench/modules/CrossPlot/view/serialized-view";
import * as distributionState from "../../../../src/Workbench/modules/Distribution/persistence";
import * as distribution from "../../../../src/Workbench/modules/Distribution/settings/atoms/persistableAtoms";
import * as distributionSettings from "../../../../src/Workbench/modules/Distribution/settings/persistence";
import { kinds } from "../../../../src/Workbench/modules/Distribution/settings/serialized-settings";
import * as distributionView from "../../../../src/Workbench/modules/Distribution/view/persistence";
import type { Random } from "../fakes/random";

interface Part {
  readonly serialize: SerializeStateFunction<object>;
  readonly deserialize: DeserializeStateFunction<object>;
  readonly schema: AnySchema;
  readonly set: Readonly<Record<string, (store: Store, random: Random) => void>>;
}

const flag = (random: Random): boolean => random.next() < 0.5;
const orNull = <T>(random: Random, value: T): T | null => (random.next() < 0.2 ? null : value);
/** A time that a select offers; ms. */
const time = (random: Random): number => Math.floor((random.next() - 0.5) * 1e13);

/** The stored parts of Distribution and Cross plot, with what sets each of their properties. */
export const chartParts: Readonly<Record<string, Part>> = {
  "Distribution, settings": {
    serialize: distributionSettings.serializeSettings,
    deserialize: distributionSettings.deserializeSettings,
    schema: distributionState.SERIALIZED_STATE.settings,
    set: {
      // The empty text stands for the session's first ensemble, and is never an ident.
      ensembleIdents: (store, random) =>
        store.set(
          distribution.ensemblesAtom,
          Array.from({ length: Math.floor(random.next() * 4) }, () => `c::${random.text()}`),
        ),
      vectorName: (store, random) => store.set(distribution.choices.vector, orNull(random, random.text())),
      timeUtcMs: (store, random) => store.set(distribution.choices.time, orNull(random, time(random))),
      kind: (store, random) => store.set(distribution.kindAtom, random.of(kinds)),
      bins: (store, random) => store.set(distribution.binsAtom, orNull(random, random.number())),
    },
  },
  "Distribution, view": {
    serialize: distributionView.serializeView,
    deserialize: distributionView.deserializeView,
    schema: distributionState.SERIALIZED_STATE.view,
    set: { showNumbers: (store, random) => store.set(distributionView.numbersShownAtom, flag(random)) },
  },
  "Cross plot, settings": {
    serialize: crossPlotSettings.serializeSettings,
    deserialize: crossPlotSettings.deserializeSettings,
    schema: crossPlotState.SERIALIZED_STATE.settings,
    set: {
      ensembleIdent: (store, random) => store.set(crossPlot.ensembleAtom, orNull(random, random.text())),
      vectorName: (store, random) => store.set(crossPlot.choices.vector, orNull(random, random.text())),
      timeUtcMs: (store, random) => store.set(crossPlot.choices.time, orNull(random, time(random))),
      responseContent: (store, random) => store.set(crossPlot.contentAtom, orNull(random, random.text())),
      parameterIdent: (store, random) => store.set(crossPlot.parameterAtom, orNull(random, random.text())),
      showRegression: (store, random) => store.set(crossPlot.regressionAtom, flag(random)),
      mostBars: (store, random) => store.set(crossPlot.mostBarsAtom, random.number()),
      cutOff: (store, random) => store.set(crossPlot.cutOffAtom, random.number()),
    },
  },
  "Cross plot, view": {
    serialize: crossPlotView.serializeView,
    deserialize: crossPlotView.deserializeView,
    schema: crossPlotState.SERIALIZED_STATE.view,
    set: { mode: (store, random) => store.set(crossPlotView.modeAtom, random.of(modes)) },
  },
};
