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
import "./template-list";
import { deleteDraftWords, draftsWords } from "./browser-work-words";
import { damagedDraft, unreadableText } from "./failure-words";
import { agoOf, countsOf, judgementWords, labels, sizeText, unreadableCopy, untitled } from "./words";

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
          element("h2", { id: "drafts-heading", tabindex: "-1" }, draftsWords.heading),
          element("span", { class: "count" }, String(count)),
        ),
        button(draftsWords.deleteAll, null, () => void this.#deleteAll(count), "link-button"),
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
    const newer = judgement === "server-newer" ? draftsWords.newerOnServer(server?.version) : "";
    const same = judgement === "up-to-date" ? draftsWords.asOnServer : "";
    const based = draft.baseVersion === null ? inside : `${draftsWords.basedOn(draft.baseVersion)}${newer}${same}`;
    const address = addressToRecover(this.portal.base, draft.draftId, judgement === "server-gone" ? null : draft.sessionId);
    const mark =
      judgement === "never-saved"
        ? { icon: "circle-dashed", words: draftsWords.neverSaved, kind: "badge" }
        : judgement === "server-newer"
          ? { icon: "refresh-cw", words: judgementWords.serverNewer, kind: "badge badge-warn" }
          : judgement === "server-gone"
            ? { icon: "trash-2", words: judgementWords.serverGone, kind: "badge badge-warn" }
            : null;
    return element(
      "li",
      { "class": "row", "data-draft": draft.draftId },
      rowText(
        userText(shownTitle(draft.title, untitled.session)),
        mark && element("span", { class: mark.kind }, icon(mark.icon), mark.words),
        draftsWords.note(based, agoOf(draft.savedAt), sizeText(utf8Length(draft.content))),
      ),
      ...(draft.sessionId === null
        ? []
        : [element("a", { class: "button button-quiet", href: address, target: "_blank" }, draftsWords.openInNewTab)]),
      element("a", { class: "button", href: address }, draftsWords.open),
      iconButton(draftsWords.deleteOne(draft.title), "trash-2", () => void this.#delete(draft.draftId, draft.title)),
    );
  }

  #damaged(draft: UnreadableDraft): HTMLElement {
    return element(
      "li",
      { "class": "row", "data-draft": draft.draftId },
      rowText(
        unreadableCopy,
        element("span", { class: "badge badge-bad" }, icon("triangle-alert"), draftsWords.unreadable),
        `${damagedDraft} ${draftsWords.keptUntil}`,
      ),
      button(draftsWords.download, "download", () => download(draft.raw, `${draft.draftId}.txt`)),
      iconButton(draftsWords.deleteUnreadable, "trash-2", () => void this.#delete(draft.draftId, draftsWords.unreadableTitle)),
    );
  }

  async #delete(draftId: string, title: string): Promise<void> {
    if (!(await ask(deleteDraftWords.heading, deleteDraftWords.text(title), labels.delete))) return;
    if (this.context !== null) await discardDraft(this.context, draftId);
    await this.show();
    this.querySelector<HTMLElement>("h2")?.focus();
  }

  async #deleteAll(count: number): Promise<void> {
    if (!(await ask(deleteDraftWords.headingAll(count), deleteDraftWords.textAll, deleteDraftWords.all))) return;
    if (this.context !== null) await discardAllDrafts(this.context);
    await this.show();
  }
}

// The file may come in twice: with the start page, and when signing out asks for it.
if (!customElements.get("webviz-drafts")) customElements.define("webviz-drafts", WebvizDrafts);
