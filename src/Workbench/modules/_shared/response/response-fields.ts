import { atom, type Atom } from "jotai/vanilla";
import { selectField, type Choice } from "../../../framework/controls";
import { element, userText } from "../../../framework/elements";
import type { Received } from "../../../framework/links/channel-data";
import type { ModuleContext } from "../../../framework/module-context";
import type { ResponseChoices } from "./response-choices";
import { timeText } from "./vector-times";

const none: Choice = { value: "", label: "None" };

/** Selects of a response's vector and time. */
export function responseFields(context: ModuleContext, choices: ResponseChoices): HTMLElement[] {
  const { store } = context;
  return [
    selectField(context, {
      label: "Vector",
      choices: atom((get) => get(choices.vectors).map(({ name, description }) => ({ value: name, label: `${name} · ${description}` }))),
      value: atom((get) => {
        const name = get(choices.vector).valueInContext;
        return name === null ? none : { value: name, label: name };
      }),
      warning: choices.vectorWarning,
      choose: (name) => store.set(choices.vector, name),
    }),
    selectField(context, {
      label: "Time",
      choices: atom((get) => get(choices.times).map((time) => ({ value: String(time), label: timeText(time) }))),
      value: atom((get) => {
        const time = get(choices.time).valueInContext;
        return time === null ? none : { value: String(time), label: timeText(time) };
      }),
      warning: choices.timeWarning,
      choose: (time) => store.set(choices.time, Number(time)),
    }),
  ];
}

/** Where a receiver's data comes from, or how to connect it. Its own fields are shown only where nothing is connected. */
export function receiverPart(
  context: ModuleContext,
  {
    label,
    received,
    hint,
    fields,
  }: { readonly label: string; readonly received: Atom<Received>; readonly hint: string; readonly fields: HTMLElement[] },
): HTMLElement {
  const from = element("p", { class: "settings-hint" });
  const own = element("div", { class: "settings-host" }, ...fields);
  context.watch(received, (state) => {
    own.hidden = state.state !== "none";
    from.hidden = state.state === "none" && hint === "";
    from.replaceChildren(...(state.state === "none" ? [hint] : [`${label} from `, userText(state.from), "."]));
  });
  return element("div", { class: "settings-host" }, own, from);
}
