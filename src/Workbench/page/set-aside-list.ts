import { element, icon, iconButton, userText } from "../framework/elements";
import { shownTitle, type SetAsideReason, type SetAsideWork } from "../shim";
import { ask } from "./ask";
import { BrowserWorkList, rowText } from "./browser-work-list";
import { addressToBringBack, addressToCopy } from "./errand";
import { download } from "../framework/download";
import { clockOf, dayOf } from "./words";

/** Why work was set aside. */
const setAsideReasons: Readonly<Record<SetAsideReason, string>> = {
  "took-theirs": "You took the other version",
  "merged": "Yours before the merge",
  "not-saved": "Not saved",
  "discarded": "Discarded",
  "signed-out": "Unsaved when you signed out",
};

function titleOf({ title }: SetAsideWork): string {
  return shownTitle(title, "Untitled session");
}

/** `<webviz-set-aside>`: what the user turned away from, folded below the unsaved work; not there while there is none. */
class WebvizSetAside extends BrowserWorkList {
  protected async show(): Promise<void> {
    const found = (await this.context?.setAside.list()) ?? [];
    this.hidden = found.length === 0;
    if (found.length === 0) return this.replaceChildren();
    const isOpen = this.querySelector("details")?.open ?? location.hash === "#set-aside";
    this.replaceChildren(
      element(
        "details",
        { class: "card set-aside", open: isOpen },
        element(
          "summary",
          { class: "card-head" },
          icon("chevron-right"),
          element("h2", {}, "Set aside"),
          element("span", { class: "count" }, String(found.length)),
        ),
        element("ul", { class: "rows" }, ...found.map((work) => this.#row(work))),
      ),
    );
  }

  #row(work: SetAsideWork): HTMLElement {
    const { setAsideId, sessionId, reason, setAsideAt, until, content } = work;
    const title = titleOf(work);
    const isTurnedAway = reason === "not-saved" || reason === "discarded" || reason === "signed-out";
    const { base } = this.portal;
    return element(
      "li",
      { "class": "row", "data-set-aside": setAsideId },
      rowText(
        userText(title),
        element("span", { class: "badge" }, setAsideReasons[reason]),
        `Set aside ${clockOf(setAsideAt)} · kept until ${dayOf(until)}`,
      ),
      ...(sessionId !== null && isTurnedAway
        ? [element("a", { class: "button button-quiet", href: addressToBringBack(base, work) }, "Bring back")]
        : []),
      element("a", { class: "button", href: addressToCopy(base, setAsideId) }, "Open as a new session"),
      iconButton(`Download ${title}`, "download", () => download(content, `${setAsideId}.json`)),
      iconButton(`Delete ${title}`, "trash-2", () => void this.#delete(work)),
    );
  }

  async #delete(work: SetAsideWork): Promise<void> {
    if (
      !(await ask(
        "Delete what was set aside?",
        `“${titleOf(work)}” will be deleted for good. Saved versions stay on the server.`,
        "Delete",
      ))
    )
      return;
    await this.context?.setAside.remove(work.setAsideId);
    await this.show();
    this.querySelector<HTMLElement>("summary")?.focus();
  }
}

if (!customElements.get("webviz-set-aside")) customElements.define("webviz-set-aside", WebvizSetAside);
