import { download } from "../framework/download";
import { button, element, icon } from "../framework/elements";

/** What is stored: a text at hand, or a file of the server. */
export type StoredFile = { text: string; name: string } | { href: string };

/** Why nothing is shown at a place, and the ways on. */
export interface Problem {
  heading: string;
  text: string;
  downloads?: readonly StoredFile[];
  retry?: (() => void) | undefined;
}

/** Shows why nothing is shown, in place of the workbench. */
export function showProblem(place: HTMLElement, base: string, { heading, text, downloads = [], retry }: Problem): void {
  place.replaceChildren(
    element("h2", { tabindex: "-1" }, heading),
    element("p", {}, text),
    element(
      "p",
      { class: "problem-actions" },
      ...(retry ? [button("Try again", "rotate-ccw", retry, "button button-primary")] : []),
      element("a", { class: retry ? "button" : "button button-primary", href: `${base}/` }, "Go to Start"),
      ...downloads.map(downloadOf),
    ),
  );
  place.hidden = false;
  place.querySelector<HTMLElement>("h2")!.focus();
}

function downloadOf(file: StoredFile): HTMLElement {
  const words = "Download what is stored";
  if ("text" in file) return button(words, "download", () => download(file.text, file.name));
  return element("a", { class: "button", href: file.href, download: true }, icon("download"), words);
}
