import { whenContactIsBack } from "../../Portal.Web/Browser/contact";
import { button, element, icon, iconButton, userText } from "../framework/elements";
import {
  discardAllDrafts,
  discardDraft,
  findRecovery,
  parseContent,
  shownTitle,
  utf8Length,
  type Recovery,
  type RecoveryOffer,
  type UnreadableDraft,
} from "../shim";
import { ask } from "./ask";
import { BrowserWorkList, rowText } from "./browser-work-list";
import { addressToRecover } from "./errand";
import { download } from "../framework/download";
import "./set-aside-list";
import { damagedDraft, unreadableText } from "./failure-words";
import { agoOf, counted, countsOf, sizeText } from "./words";

export { forgetUser, leaveBrowser } from "./leaving-browser";

/** `<webviz-drafts>`: the unsaved work of this browser on the start page; not there while there is none. */
class WebvizDrafts extends BrowserWorkList {
  protected async show(): Promise<void> {
    if (this.context === null) return;
    const found = await findRecovery(this.context, "all");
    // What the server has of it is said when it can be asked.
    if (found.offers.some(({ judgement }) => judgement === "not-known"))
      whenContactIsBack(() => {
        if (this.isConnected) void this.show();
      });
    const count = found.offers.length + found.unreadable.length;
    this.hidden = count === 0;
    if (count > 0) this.replaceChildren(this.#card(found, count));
    else this.replaceChildren();
  }

  #card(found: Recovery, count: number): HTMLElement {
    return element(
      "section",
      { "class": "card drafts", "aria-labelledby": "drafts-heading" },
      element(
        "div",
        { class: "card-head" },
        element(
          "div",
          { class: "drafts-title" },
          icon("hard-drive"),
          element("h2", { id: "drafts-heading", tabindex: "-1" }, "Unsaved work in this browser"),
          element("span", { class: "count" }, String(count)),
        ),
        button("Delete all…", null, () => void this.#deleteAll(count), "link-button"),
      ),
      element(
        "ul",
        { class: "rows" },
        ...found.offers.map((offer) => this.#row(offer)),
        ...found.unreadable.map((draft) => this.#damaged(draft)),
      ),
    );
  }

  #row(offer: RecoveryOffer): HTMLElement {
    const { draft, judgement, server } = offer;
    const parsed = parseContent(draft.content);
    const inside = "content" in parsed ? countsOf(parsed.content.dashboards) : unreadableText(parsed.problem);
    const newer = judgement === "server-newer" ? `, the server has ${server?.version ?? "a newer one"}` : "";
    const same = judgement === "up-to-date" ? ", as on the server" : "";
    const based = draft.baseVersion === null ? inside : `Based on version ${draft.baseVersion}${newer}${same}`;
    const address = addressToRecover(this.portal.base, draft.draftId, judgement === "server-gone" ? null : draft.sessionId);
    const mark =
      judgement === "never-saved"
        ? { icon: "circle-dashed", words: "Never saved", kind: "badge" }
        : judgement === "server-newer"
          ? { icon: "refresh-cw", words: "Server is newer", kind: "badge badge-warn" }
          : judgement === "server-gone"
            ? { icon: "trash-2", words: "Deleted on the server", kind: "badge badge-warn" }
            : null;
    return element(
      "li",
      { "class": "row", "data-draft": draft.draftId },
      rowText(
        userText(shownTitle(draft.title, "Untitled session")),
        mark && element("span", { class: mark.kind }, icon(mark.icon), mark.words),
        `${based} · changed ${agoOf(draft.savedAt)} · ${sizeText(utf8Length(draft.content))}`,
      ),
      ...(draft.sessionId === null
        ? []
        : [element("a", { class: "button button-quiet", href: address, target: "_blank" }, "Open in new tab")]),
      element("a", { class: "button", href: address }, "Open"),
      iconButton(`Delete ${draft.title}`, "trash-2", () => void this.#delete(draft.draftId, draft.title)),
    );
  }

  #damaged(draft: UnreadableDraft): HTMLElement {
    return element(
      "li",
      { "class": "row", "data-draft": draft.draftId },
      rowText(
        "Unreadable copy",
        element("span", { class: "badge badge-bad" }, icon("triangle-alert"), "Unreadable"),
        `${damagedDraft} It is kept until you decide.`,
      ),
      button("Download", "download", () => download(draft.raw, `${draft.draftId}.txt`)),
      iconButton("Delete the unreadable copy", "trash-2", () => void this.#delete(draft.draftId, "an unreadable copy")),
    );
  }

  async #delete(draftId: string, title: string): Promise<void> {
    if (
      !(await ask(
        "Delete the copy in this browser?",
        `“${title}” will be deleted from this browser for good. Saved versions stay on the server.`,
        "Delete",
      ))
    )
      return;
    if (this.context !== null) await discardDraft(this.context, draftId);
    await this.show();
    this.querySelector<HTMLElement>("h2")?.focus();
  }

  async #deleteAll(count: number): Promise<void> {
    if (
      !(await ask(
        `Delete ${counted(count, "unsaved session")}?`,
        "They will be deleted from this browser for good. Saved versions on the server and work that is open in a tab stay.",
        "Delete all",
      ))
    )
      return;
    if (this.context !== null) await discardAllDrafts(this.context);
    await this.show();
  }
}

// The file may come in twice: with the start page, and when signing out asks for it.
if (!customElements.get("webviz-drafts")) customElements.define("webviz-drafts", WebvizDrafts);
