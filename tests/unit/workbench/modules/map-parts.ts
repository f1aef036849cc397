import type { Store } from "../../../../src/Workbench/framework/module-context";
import * as atoms from "../../../../src/Workbench/modules/Map/settings/atoms/persistableAtoms";
import * as settings from "../../../../src/Workbench/modules/Map/settings/persistence";
import { paletteNames, SERIALIZED_SETTINGS, statistics } from "../../../../src/Workbench/modules/Map/settings/serialized-settings";
import * as view from "../../../../src/Workbench/modules/Map/view/persistence";
import { SERIALIZED_VIEW } from "../../../../src/Workbench/modules/Map/view/serialized-view";
import type { Random } from "../fakes/random";

const flag = (random: Random): boolean => random.next() < 0.5;
const orNull = <T>(random: Random, value: T): T | null => (random.next() < 0.2 ? null : value);

/** The stored parts of Map, with what sets each of their properties. */
export const mapParts = {
  "Map, settings": {
    serialize: settings.serializeSettings,
    deserialize: settings.deserializeSettings,
    schema: SERIALIZED_SETTINGS,
    set: {
      ensembleIdent: (store: Store, random: Random) => store.set(atoms.ensembleAtom, orNull(random, random.text())),
      surface: (store: Store, random: Random) =>
        store.set(atoms.surfaceAtom, orNull(random, { surfaceName: random.text(), attributeName: random.text() })),
      statistic: (store: Store, random: Random) => store.set(atoms.statisticAtom, random.of(statistics)),
      realization: (store: Store, random: Random) => store.set(atoms.realizationAtom, orNull(random, Math.floor(random.next() * 1e6))),
      followsHover: (store: Store, random: Random) => store.set(atoms.followsHoverAtom, flag(random)),
      palette: (store: Store, random: Random) => store.set(atoms.paletteAtom, random.of(paletteNames)),
      isReversed: (store: Store, random: Random) => store.set(atoms.isReversedAtom, flag(random)),
      range: (store: Store, random: Random) => store.set(atoms.rangeAtom, orNull(random, { low: random.number(), high: random.number() })),
      showContours: (store: Store, random: Random) => store.set(atoms.contoursShownAtom, flag(random)),
    },
  },
  "Map, view": {
    serialize: view.serializeView,
    deserialize: view.deserializeView,
    schema: SERIALIZED_VIEW,
    set: {
      camera: (store: Store, random: Random) =>
        store.set(view.cameraAtom, orNull(random, { x: random.number(), y: random.number(), zoom: random.number() })),
    },
  },
};
