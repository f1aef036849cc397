import { atom } from "jotai/vanilla";
import { selectField, type Choice } from "../../../framework/controls";
import type { Render } from "../../../framework/module";
import { ensemblesField } from "../../_shared/ensemble-field";
import { receiverPart, responseFields } from "../../_shared/response/response-fields";
import { receivedResponseAtom } from "../view/atoms";
import { binsAtom, choices, ensemblesAtom, kindAtom, MOST_ENSEMBLES } from "./atoms/persistableAtoms";
import { kinds } from "./serialized-settings";

const kindChoices: readonly Choice[] = [
  { value: "histogram", label: "Histogram" },
  { value: "box", label: "Box plot" },
  { value: "violin", label: "Violin (density)" },
];
const automatic: Choice = { value: "", label: "Automatic" };
const binChoices: readonly Choice[] = [automatic, ...[5, 8, 10, 12, 15, 20, 25, 30, 40, 50].map((bins) => choiceOf(bins))];

/** Where the values come from, and how they are drawn. */
export const settings: Render = (host, context) => {
  const { store } = context;
  const bins = selectField(context, {
    label: "Bars",
    choices: atom(binChoices),
    value: atom((get) => choiceOf(get(binsAtom))),
    choose: (value) => store.set(binsAtom, value === "" ? null : Number(value)),
  });
  context.watch(kindAtom, (kind) => {
    bins.hidden = kind !== "histogram";
  });
  host.append(
    receiverPart(context, {
      label: "Response",
      received: receivedResponseAtom,
      hint: "Another module's response is drawn in its place once it is connected, below.",
      fields: [ensemblesField(context, ensemblesAtom, MOST_ENSEMBLES), ...responseFields(context, choices)],
    }),
    selectField(context, {
      label: "Drawn as",
      choices: atom(kindChoices),
      value: atom((get) => kindChoices.find(({ value }) => value === get(kindAtom)) ?? automatic),
      choose: (value) => store.set(kindAtom, kinds.find((kind) => kind === value) ?? "histogram"),
    }),
    bins,
  );
};

function choiceOf(bins: number | null): Choice {
  return bins === null ? automatic : { value: String(bins), label: String(bins) };
}
