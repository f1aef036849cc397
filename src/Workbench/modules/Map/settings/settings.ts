import { atom } from "jotai/vanilla";
import { checkbox, group, selectField, type Choice } from "../../../framework/controls";
import { element } from "../../../framework/elements";
import type { Render } from "../../../framework/module";
import { ensembleField } from "../../_shared/ensemble-field";
import { statisticNames } from "../words";
import {
  contoursShownAtom,
  ensembleAtom,
  followsHoverAtom,
  isReversedAtom,
  nameOf,
  paletteAtom,
  realizationAtom,
  realizationsAtom,
  realizationWarningAtom,
  statisticAtom,
  surfaceAtom,
  surfacesAtom,
  surfaceText,
  surfaceWarningAtom,
} from "./atoms/persistableAtoms";
import { rangeField } from "./range-field";
import { paletteNames, statistics, type SurfaceName } from "./serialized-settings";

const none: Choice = { value: "", label: "None" };
const statisticChoices: readonly Choice[] = statistics.map((value) => ({ value, label: statisticNames[value] }));
const paletteChoices: readonly Choice[] = paletteNames.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) }));

/** What is drawn, and how. */
export const settings: Render = (host, context) => {
  const { store } = context;
  const realization = selectField(context, {
    label: "Realization",
    choices: atom((get) => get(realizationsAtom).map((number) => ({ value: String(number), label: String(number) }))),
    value: atom((get) => {
      const number = get(realizationAtom).valueInContext;
      return number === null ? none : { value: String(number), label: String(number) };
    }),
    warning: realizationWarningAtom,
    choose: (value) => store.set(realizationAtom, Number(value)),
  });
  context.watch(statisticAtom, (statistic) => {
    realization.hidden = statistic !== "realization";
  });
  host.append(
    ensembleField(context, {
      label: "Ensemble",
      ident: atom((get) => get(ensembleAtom).valueInContext),
      choose: (ident) => store.set(ensembleAtom, ident),
    }),
    selectField(context, {
      label: "Surface",
      choices: atom((get) => get(surfacesAtom).map((surface) => choiceOf(nameOf(surface)))),
      value: atom((get) => {
        const name = get(surfaceAtom).valueInContext;
        return name === null ? none : choiceOf(name);
      }),
      warning: surfaceWarningAtom,
      choose: (value) => {
        const surface = store.get(surfacesAtom).find((candidate) => choiceOf(nameOf(candidate)).value === value);
        if (surface) store.set(surfaceAtom, nameOf(surface));
      },
    }),
    selectField(context, {
      label: "Shows",
      choices: atom(statisticChoices),
      value: atom((get) => statisticChoices.find(({ value }) => value === get(statisticAtom)) ?? none),
      choose: (value) => store.set(statisticAtom, statistics.find((statistic) => statistic === value) ?? "mean"),
    }),
    realization,
    checkbox(context, "Show the realization pointed at elsewhere", followsHoverAtom, (is) => store.set(followsHoverAtom, is)),
    group(
      "Colours",
      selectField(context, {
        label: "Palette",
        choices: atom(paletteChoices),
        value: atom((get) => paletteChoices.find(({ value }) => value === get(paletteAtom)) ?? none),
        choose: (value) => store.set(paletteAtom, paletteNames.find((name) => name === value) ?? paletteNames[0]),
      }),
      checkbox(context, "Reversed", isReversedAtom, (is) => store.set(isReversedAtom, is)),
      rangeField(context),
    ),
    checkbox(context, "Contour lines", contoursShownAtom, (is) => store.set(contoursShownAtom, is)),
    element(
      "p",
      { class: "settings-hint" },
      "Drag to move the map, Ctrl and wheel to zoom. Keys: arrows read values, Shift and arrows move, + and − zoom, 0 shows all.",
    ),
  );
};

function choiceOf(name: SurfaceName): Choice {
  return { value: JSON.stringify([name.surfaceName, name.attributeName]), label: surfaceText(name) };
}
