import { signInAddress, type AnswerKind } from "./answer-kind";

const words: Record<Exclude<AnswerKind, "done">, string> = {
  "signed-out": "Not refreshed: your sign-in has expired.",
  "forbidden": "Not refreshed: you may not see this list any more.",
  "gone": "Not refreshed: this list is not here any more. Load the page again.",
  "too-many": "Not refreshed: too many requests. It goes on by itself.",
  "not-serving": "Not refreshed: the server cannot answer right now.",
  "refused": "Not refreshed: the server refused it. Load the page again.",
  "offline": "Not refreshed: you are offline",
  "no-contact": "Not refreshed: no contact",
};

/** Says how old a list is, and why it is not refreshed, with the link where signing in again helps. Only what differs is written. */
export function sayWhen(place: Element, kind: AnswerKind, ago: string): void {
  const said =
    kind === "done" ? `Refreshed ${ago}` : kind === "no-contact" || kind === "offline" ? `${words[kind]} since ${ago}` : words[kind];
  if (place.getAttribute("data-words") === said) return;
  place.setAttribute("data-words", said);
  place.replaceChildren(said);
  if (kind !== "signed-out") return;
  const link = document.createElement("a");
  link.textContent = "Sign in";
  link.href = signInAddress();
  place.append(" ", link);
}
