import { download } from "../framework/download";
import { button, element as make, icon } from "../framework/elements";
import type { WebvizWorkbench } from "../workbench-element";
import { part } from "./page-parts";
import * as placeWords from "./place-words";
import type { TopBar } from "./top-bar";
import { labels } from "./words";

/** What is stored: a text at hand, or a file of the server. */
export type StoredFile = { text: string; name: string } | { href: string };

/** Why nothing is shown at a place, and the ways on. */
export interface Problem {
  heading: string;
  text: string;
  downloads?: readonly StoredFile[];
  retry?: (() => void) | undefined;
}

/** Shows why nothing is shown, in place of whatever the page showed. */
export function showInstead(page: HTMLElement, bar: TopBar, element: WebvizWorkbench, base: string, problem: Problem): void {
  part(page, "loading").hidden = true;
  bar.showFor("nothing");
  element.hidden = true;
  // What cannot be shown is let go of: news of it, such as the list of ensembles, would draw it again.
  element.content = null;
  showProblem(part(page, "problem"), base, problem);
}

/** Shows why nothing is shown, in place of the workbench. */
function showProblem(place: HTMLElement, base: string, { heading, text, downloads = [], retry }: Problem): void {
  place.replaceChildren(
    make("h2", { tabindex: "-1" }, heading),
    make("p", {}, text),
    make(
      "p",
      { class: "problem-actions" },
      ...(retry ? [button(labels.tryAgain, "rotate-ccw", retry, "button button-primary")] : []),
      make("a", { class: retry ? "button" : "button button-primary", href: `${base}/` }, placeWords.goToStart),
      ...downloads.map(downloadOf),
    ),
  );
  place.hidden = false;
  place.querySelector<HTMLElement>("h2")!.focus();
}

function downloadOf(file: StoredFile): HTMLElement {
  const words = placeWords.downloadStored;
  if ("text" in file) return button(words, "download", () => download(file.text, file.name));
  return make("a", { class: "button", href: file.href, download: true }, icon("download"), words);
}
