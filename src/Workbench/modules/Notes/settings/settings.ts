import { checkbox } from "../../../framework/controls";
import { element } from "../../../framework/elements";
import type { Render } from "../../../framework/module";
import { largeTextAtom } from "./persistence";

const help = [
  ["# Heading", "heading"],
  ["**bold**", "bold"],
  ["*italic*", "italic"],
  ["- item", "list"],
  ["- [ ] task", "task"],
  ["`code`", "code"],
  ["[text](https://…)", "link"],
] as const;

/** Size of the text, and what can be written. */
export const settings: Render = (host, context) => {
  host.append(
    checkbox(context, "Large text", largeTextAtom, (large) => context.store.set(largeTextAtom, large)),
    element("h3", { class: "settings-heading" }, "Markdown"),
    element(
      "dl",
      { class: "note-help" },
      ...help.flatMap(([code, meaning]) => [element("dt", {}, element("code", {}, code)), element("dd", {}, meaning)]),
    ),
  );
};
