import { element, icon, iconButton, userText } from "../framework/elements";
import { shownTitle, type SetAsideWork } from "../shim";
import { ask } from "./ask";
import { BrowserWorkList, rowText } from "./browser-work-list";
import { addressToBringBack, addressToCopy } from "./errand";
import { download } from "../framework/download";
import { setAsideReasons, setAsideWords } from "./browser-work-words";
import { labels, untitled } from "./words";

function titleOf({ title }: SetAsideWork): string {
  return shownTitle(title, untitled.session);
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
          element("h2", {}, setAsideWords.heading),
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
      rowText(userText(title), element("span", { class: "badge" }, setAsideReasons[reason]), setAsideWords.note(setAsideAt, until)),
      ...(sessionId !== null && isTurnedAway
        ? [element("a", { class: "button button-quiet", href: addressToBringBack(base, work) }, setAsideWords.bringBack)]
        : []),
      element("a", { class: "button", href: addressToCopy(base, setAsideId) }, setAsideWords.openAsNew),
      iconButton(setAsideWords.downloadOne(title), "download", () => download(content, `${setAsideId}.json`)),
      iconButton(setAsideWords.deleteOne(title), "trash-2", () => void this.#delete(work)),
    );
  }

  async #delete(work: SetAsideWork): Promise<void> {
    if (!(await ask(setAsideWords.deleteHeading, setAsideWords.deleteText(titleOf(work)), labels.delete))) return;
    await this.context?.setAside.remove(work.setAsideId);
    await this.show();
    this.querySelector<HTMLElement>("summary")?.focus();
  }
}

if (!customElements.get("webviz-set-aside")) customElements.define("webviz-set-aside", WebvizSetAside);
