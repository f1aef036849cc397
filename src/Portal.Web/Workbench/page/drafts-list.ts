import { button, element, icon, iconButton, userText } from "../framework/elements";
import { newContent } from "../new-content";
import { Backend } from "../shim/backend";
import { browserEnvironment } from "../shim/browser-environment";
import { parseContent } from "../shim/content";
import type { UnreadableDraft } from "../shim/draft";
import { ShimDatabase } from "../shim/indexed-db";
import { LocalDrafts } from "../shim/local-drafts";
import { discardAllDrafts, discardDraft, findRecovery, type Recovery, type RecoveryOffer } from "../shim/recovery";
import { sizeText, utf8Length } from "../shim/size";
import { WindowActivity } from "../shim/window-activity";
import type { WorkbenchContext } from "../shim/workbench-context";
import { download } from "./recovery-dialog";
import { agoOf, counted, countsOf } from "./words";

/** Where the page is, and whose it is. */
export interface Portal {
  userId: string;
  base: string;
  /** Address of the text worker. */
  worker: string;
}

/** One for each user of the page: a store of the browser that does not answer is waited for once. */
const contexts = new Map<string, WorkbenchContext | null>();

/** What the drafts of this browser are asked with, outside of the workbench; null where nothing can be kept here. */
export function draftsContext(portal: Portal): WorkbenchContext | null {
  const known = contexts.get(portal.userId);
  if (known !== undefined) return known;
  const made = makeContext(portal);
  contexts.set(portal.userId, made);
  return made;
}

function makeContext({ userId, base, worker }: Portal): WorkbenchContext | null {
  const environment = browserEnvironment(worker);
  const { work } = environment;
  if (work === null || environment.locks === null) return null;
  const database = new ShimDatabase(environment.indexedDB, environment.clock);
  return {
    environment, work, database,
    backend: new Backend(environment, { apiBase: `${base}/api/persistence`, aliveUrl: `${base}/alive`, userId }),
    drafts: new LocalDrafts(environment.localStorage, database, work, userId),
    source: { read: newContent, onChange: () => () => {}, onLook: () => () => {}, load: () => {} },
    activity: new WindowActivity(environment),
    signIn: () => Promise.resolve(false),
  };
}

/** How many pieces of unsaved work of the user lie here, living tabs included. */
export async function countDrafts(portal: Portal): Promise<number> {
  const context = draftsContext(portal);
  if (context === null) return 0;
  const { drafts, unreadable } = await context.drafts.list();
  return drafts.length + unreadable.length;
}

/** Removes them, those of living tabs too: the user signs out. */
export async function removeDrafts(portal: Portal): Promise<void> {
  const context = draftsContext(portal);
  if (context === null) return;
  const { drafts, unreadable } = await context.drafts.list();
  await Promise.all([...drafts, ...unreadable].map(({ draftId }) => context.drafts.remove(draftId)));
}

/** `<webviz-drafts>`: the unsaved work of this browser on the start page; not there while there is none. */
class WebvizDrafts extends HTMLElement {
  #context: WorkbenchContext | null = null;
  readonly #base = this.dataset["base"] ?? "";

  connectedCallback(): void {
    this.#context = draftsContext({ userId: this.dataset["user"] ?? "", base: this.#base, worker: this.dataset["worker"] ?? "" });
    window.addEventListener("pageshow", this.#show);
    void this.#show();
  }

  disconnectedCallback(): void {
    window.removeEventListener("pageshow", this.#show);
  }

  #show = async (): Promise<void> => {
    if (this.#context === null) return;
    const found = await findRecovery(this.#context, "all");
    const count = found.offers.length + found.unreadable.length;
    this.hidden = count === 0;
    if (count > 0) this.replaceChildren(this.#card(found, count));
    else this.replaceChildren();
  };

  #card(found: Recovery, count: number): HTMLElement {
    return element("section", { "class": "card drafts", "aria-labelledby": "drafts-heading" },
      element("div", { class: "card-head" },
        element("div", { class: "drafts-title" }, icon("hard-drive"), element("h2", { id: "drafts-heading", tabindex: "-1" }, "Unsaved work in this browser"), element("span", { class: "count" }, String(count))),
        button("Delete all…", null, () => void this.#deleteAll(count), "link-button")),
      element("ul", { class: "rows" }, ...found.offers.map((offer) => this.#row(offer)), ...found.unreadable.map((draft) => this.#damaged(draft))));
  }

  #row(offer: RecoveryOffer): HTMLElement {
    const { draft, judgement, server } = offer;
    const parsed = parseContent(draft.content);
    const inside = "content" in parsed ? countsOf(parsed.content.dashboards) : parsed.problem;
    const based = draft.baseVersion === null ? inside
      : `Based on version ${draft.baseVersion}${judgement === "server-newer" ? `, the server has ${server?.version ?? "a newer one"}` : judgement === "up-to-date" ? ", as on the server" : ""}`;
    const address = draft.sessionId === null || judgement === "server-gone" ? `${this.#base}/workbench?draft=${draft.draftId}` : `${this.#base}/session/${draft.sessionId}`;
    const words = judgement === "never-saved" ? ["circle-dashed", "Never saved", "badge"] as const
      : judgement === "server-newer" ? ["refresh-cw", "Server is newer", "badge badge-warn"] as const
      : judgement === "server-gone" ? ["trash-2", "Deleted on the server", "badge badge-warn"] as const : null;
    return element("li", { "class": "row", "data-draft": draft.draftId },
      element("div", { class: "row-text" },
        element("div", { class: "row-line" }, element("span", { class: "row-title" }, userText(draft.title)), ...(words ? [element("span", { class: words[2] }, icon(words[0]), words[1])] : [])),
        element("p", { class: "row-note" }, `${based} · changed ${agoOf(draft.savedAt)} · ${sizeText(utf8Length(draft.content))}`)),
      ...(draft.sessionId === null ? [] : [element("a", { class: "button button-quiet", href: address, target: "_blank" }, "Open in new tab")]),
      element("a", { class: "button", href: address }, "Open"),
      iconButton(`Delete ${draft.title}`, "trash-2", () => void this.#delete(draft.draftId, draft.title)));
  }

  #damaged(draft: UnreadableDraft): HTMLElement {
    return element("li", { "class": "row", "data-draft": draft.draftId },
      element("div", { class: "row-text" },
        element("div", { class: "row-line" }, element("span", { class: "row-title" }, "Unreadable copy"), element("span", { class: "badge badge-bad" }, icon("triangle-alert"), "Unreadable")),
        element("p", { class: "row-note" }, `${draft.problem} It is kept until you decide.`)),
      button("Download", "download", () => download(draft.raw, `${draft.draftId}.txt`)),
      iconButton("Delete the unreadable copy", "trash-2", () => void this.#delete(draft.draftId, "an unreadable copy")));
  }

  async #delete(draftId: string, title: string): Promise<void> {
    if (!await ask("Delete the copy in this browser?", `“${title}”: what the server has stays as it is; what was never saved is gone.`, "Delete")) return;
    if (this.#context !== null) await discardDraft(this.#context, draftId);
    await this.#show();
    this.querySelector<HTMLElement>("h2")?.focus();
  }

  async #deleteAll(count: number): Promise<void> {
    if (!await ask(`Delete ${counted(count, "piece")} of unsaved work?`, "What the server has stays as it is; what was never saved is gone. Work that is open in a tab stays.", "Delete all")) return;
    if (this.#context !== null) await discardAllDrafts(this.#context);
    await this.#show();
  }
}

/** Asks in a native dialog; Escape and Cancel are no. */
export function ask(heading: string, text: string, verb: string): Promise<boolean> {
  const dialog = element("dialog", { "class": "dialog", "aria-labelledby": "ask-heading" },
    element("form", { method: "dialog" },
      element("div", { class: "dialog-head" }, element("h2", { id: "ask-heading" }, heading)),
      element("div", { class: "dialog-body" }, element("p", {}, text)),
      element("div", { class: "dialog-foot" },
        element("button", { type: "submit", class: "button", value: "no", autofocus: true }, "Cancel"),
        element("button", { type: "submit", class: "button button-danger-fill", value: "yes" }, verb))));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => {
    dialog.remove();
    resolve(dialog.returnValue === "yes");
  }));
}

// The file may come in twice: with the start page, and when signing out asks for it.
if (!customElements.get("webviz-drafts")) customElements.define("webviz-drafts", WebvizDrafts);
