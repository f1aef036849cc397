import { download } from "../framework/download";
import { parseContent, shownTitle, utf8Length, type LeaveAnswer, type RecoveryOffer, type UnreadableDraft } from "../shim";
import type { Dialogs } from "./dialogs";
import { damagedDraft, unreadableText } from "./failure-words";
import { agoOf, countsOf, daysText, sizeText } from "./words";

/** What the user decided about a draft. Escape is "later": the draft stays, untouched. */
export type Decision = "recover" | "discard" | "later";

/**
 * Asks what is to become of a draft.
 * @param days How long discarded work is set aside. @param failure Why recovering did not work, when it was tried.
 */
export async function askRecovery(dialogs: Dialogs, offer: RecoveryOffer, days: number, failure: string | null): Promise<Decision> {
  const { draft, judgement, server } = offer;
  const dialog = dialogs.named("recovery");
  const say = (name: string, words: string): void => {
    dialog.querySelector(`[data-${name}]`)!.textContent = words;
  };
  const parsed = parseContent(draft.content);
  say("name", shownTitle(draft.title, "Untitled session"));
  say("here", `${agoOf(draft.savedAt)}, ${sizeText(utf8Length(draft.content))}`);
  say("server", server === null ? (serverTexts[judgement] ?? "") : `version ${server.version}, ${agoOf(server.updatedAt)}`);
  say("based", draft.baseVersion === null ? "never saved" : `version ${draft.baseVersion}`);
  say("inside", "content" in parsed ? countsOf(parsed.content.dashboards) : unreadableText(parsed.problem));
  say("effect", effectOf(offer));
  say("warning", judgement === "server-newer" ? "Server is newer" : judgement === "server-gone" ? "Deleted on the server" : "");
  dialog.querySelector<HTMLElement>("[data-warning]")!.hidden = judgement !== "server-newer" && judgement !== "server-gone";
  showFailure(dialog, failure);
  dialog.querySelector("[data-delete]")!.textContent = discardText(offer);
  dialog.querySelector("[data-recover]")!.textContent = failure === null ? "Recover" : "Try again";
  showDownload(dialog, draft.content, `${draft.draftId}.json`, failure !== null);
  const answer = await dialogs.open("recovery", "later");
  if (answer === "recover" || answer === "later") return answer;
  if (answer !== "delete") return "later";
  const effect = draft.sessionId === null ? "" : " The server keeps its version.";
  const sure = await dialogs.ask("Discard this unsaved work?", `“${draft.title}” is set aside for ${daysText(days)}, on Start.${effect}`, [
    { answer: "discard", words: "Discard", kind: "danger" },
    { answer: "cancel", words: "Keep it", kind: "primary" },
  ]);
  return sure === "discard" ? "discard" : sure === "abandoned" ? "later" : askRecovery(dialogs, offer, days, failure);
}

/** Asks what is to become of the work before it is left. @param days How long work is set aside that is not saved. */
export async function askLeave(dialogs: Dialogs, days: number): Promise<LeaveAnswer> {
  const text = `You have unsaved changes. If you don't save, they are set aside for ${daysText(days)}.`;
  return (await dialogs.ask("Save before you leave?", text, [
    { answer: "discard", words: "Don't save", kind: "danger" },
    { answer: "cancel", words: "Cancel" },
    { answer: "save", words: "Save", kind: "primary" },
  ])) as LeaveAnswer;
}

/** Asks about work that cannot be set aside. True when it may be deleted for good. */
export async function askForGood(dialogs: Dialogs): Promise<boolean> {
  return (
    (await dialogs.ask(
      "This work cannot be set aside",
      "Storage in this browser is full or blocked. If you discard this work now, it is deleted for good.",
      [
        { answer: "discard", words: "Discard for good", kind: "danger" },
        { answer: "cancel", words: "Keep it", kind: "primary" },
      ],
    )) === "discard"
  );
}

/** Tells of a draft that cannot be read; it is kept until the user decides. */
export async function askUnreadable(dialogs: Dialogs, draft: UnreadableDraft): Promise<"delete" | "later"> {
  const dialog = dialogs.named("recovery");
  const say = (name: string, words: string): void => {
    dialog.querySelector(`[data-${name}]`)!.textContent = words;
  };
  for (const name of ["here", "server", "based", "inside"]) say(name, "–");
  say("name", "Unreadable copy");
  say("effect", "It is kept until you decide. Download it to have it looked at, or delete it.");
  dialog.querySelector<HTMLElement>("[data-warning]")!.hidden = true;
  dialog.querySelector("[data-delete]")!.textContent = "Delete this copy…";
  showFailure(dialog, `The copy in this browser cannot be read: ${damagedDraft}`);
  showDownload(dialog, draft.raw, `${draft.draftId}.txt`, true);
  dialog.querySelector<HTMLElement>("[data-recover]")!.hidden = true;
  const answer = await dialogs.open("recovery", "later");
  dialog.querySelector<HTMLElement>("[data-recover]")!.hidden = false;
  if (answer !== "delete") return "later";
  const sure = await dialogs.ask("Delete the unreadable copy?", "It cannot be read here. Download it first to have it looked at.", [
    { answer: "delete", words: "Delete", kind: "danger" },
    { answer: "cancel", words: "Keep it", kind: "primary" },
  ]);
  return sure === "delete" ? "delete" : sure === "abandoned" ? "later" : askUnreadable(dialogs, draft);
}

const serverTexts: Readonly<Record<string, string>> = {
  "never-saved": "not saved yet",
  "server-gone": "deleted",
  "not-known": "no contact at the moment",
};

function effectOf({ judgement }: RecoveryOffer): string {
  switch (judgement) {
    case "server-newer":
      return "The server keeps its version. When you save, you can compare both and choose.";
    case "server-gone":
      return "The session was deleted on the server. Recovering makes a new, unsaved one of your work.";
    case "never-saved":
      return "Recovering opens it as it was. It is stored on the server once you save it.";
    default:
      return "Recovering opens it as it was. The server keeps its version until you save.";
  }
}

function discardText({ draft, server, judgement }: RecoveryOffer): string {
  if (draft.sessionId === null) return "Discard and start fresh…";
  if (judgement === "server-gone") return "Discard…";
  return server === null ? "Discard and load from the server…" : `Discard and load version ${server.version} from the server…`;
}

function showFailure(dialog: HTMLElement, failure: string | null): void {
  const place = dialog.querySelector<HTMLElement>("[data-failure]")!;
  [place.textContent, place.hidden] = [failure ?? "", failure === null];
}

function showDownload(dialog: HTMLElement, text: string, name: string, isShown: boolean): void {
  const button = dialog.querySelector<HTMLButtonElement>("[data-download]")!;
  button.hidden = !isShown;
  button.onclick = () => download(text, name);
}
