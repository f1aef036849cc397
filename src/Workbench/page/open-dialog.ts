import { whenContactIsBack } from "../../Portal.Web/Browser/contact";
import { element, userText } from "../framework/elements";
import { addressOf, shownTitle, type Backend, type SessionMetadata } from "../shim";
import type { Dialogs } from "./dialogs";
import { failureText } from "./failure-words";
import * as dialogWords from "./dialog-words";
import { agoOf, busyLabels, untitled } from "./words";

/** Lists the sessions changed last. They are links of the page: a plain click opens one in this document, a modified one in a new tab. */
export async function openSession(dialogs: Dialogs, backend: Backend, base: string): Promise<void> {
  const dialog = dialogs.named("open");
  const [state, rows] = [dialog.querySelector<HTMLElement>("[data-state]")!, dialog.querySelector<HTMLElement>("[data-rows]")!];
  const say = (words: string): void => {
    [state.textContent, state.hidden] = [words, words === ""];
  };
  const close = (event: MouseEvent): void => {
    const isModified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!isModified && (event.target as Element).closest("a") !== null) dialog.close();
  };
  const closing = new AbortController();
  const load = async (): Promise<void> => {
    const found = await backend.recentSessions();
    if (closing.signal.aborted) return;
    if (Array.isArray(found)) rows.replaceChildren(...found.map((session) => rowOf(session, base)));
    else whenContactIsBack(() => void load(), closing.signal);
    say(!Array.isArray(found) ? failureText(found) : found.length === 0 ? dialogWords.openNone : "");
  };
  say(busyLabels.loading);
  rows.replaceChildren();
  dialog.addEventListener("click", close);
  const closed = dialogs.open("open");
  void load();
  await closed;
  closing.abort();
  dialog.removeEventListener("click", close);
}

function rowOf({ id, title, updatedAt }: SessionMetadata, base: string): HTMLElement {
  return element(
    "li",
    { class: "row" },
    element(
      "div",
      { class: "row-text" },
      element("a", { class: "row-title", href: addressOf({ kind: "session", id }, base) }, userText(shownTitle(title, untitled.session))),
      element("span", { class: "row-note" }, dialogWords.openChanged(agoOf(updatedAt))),
    ),
  );
}
