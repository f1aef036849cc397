import { download } from "../framework/download";
import { parseContent, shownTitle, utf8Length, type LeaveAnswer, type RecoveryOffer, type UnreadableDraft } from "../shim";
import type { Dialogs } from "./dialogs";
import * as dialogWords from "./dialog-words";
import { unreadableText } from "./failure-words";
import * as recoveryWords from "./recovery-words";
import { countsOf, judgementWords, labels, unreadableCopy, untitled } from "./words";

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
  say("name", shownTitle(draft.title, untitled.session));
  say("here", recoveryWords.here(draft.savedAt, utf8Length(draft.content)));
  say("server", server === null ? recoveryWords.noServer(judgement) : recoveryWords.server(server.version, server.updatedAt));
  say("based", recoveryWords.based(draft.baseVersion));
  say("inside", "content" in parsed ? countsOf(parsed.content.dashboards) : unreadableText(parsed.problem));
  say("effect", recoveryWords.effect(offer));
  say("warning", judgement === "server-newer" ? judgementWords.serverNewer : judgement === "server-gone" ? judgementWords.serverGone : "");
  dialog.querySelector<HTMLElement>("[data-warning]")!.hidden = judgement !== "server-newer" && judgement !== "server-gone";
  showFailure(dialog, failure);
  dialog.querySelector("[data-delete]")!.textContent = recoveryWords.discardLabel(offer);
  dialog.querySelector("[data-recover]")!.textContent = failure === null ? recoveryWords.recover : labels.tryAgain;
  showDownload(dialog, draft.content, `${draft.draftId}.json`, failure !== null);
  const answer = await dialogs.open("recovery", "later");
  if (answer === "recover" || answer === "later") return answer;
  if (answer !== "delete") return "later";
  const sure = await dialogs.ask(recoveryWords.discardHeading, recoveryWords.discardText(draft.title, days, draft.sessionId !== null), [
    { answer: "discard", words: labels.discard, kind: "danger" },
    { answer: "cancel", words: labels.keepIt, kind: "primary" },
  ]);
  return sure === "discard" ? "discard" : sure === "abandoned" ? "later" : askRecovery(dialogs, offer, days, failure);
}

/** Asks what is to become of the work before it is left. @param days How long work is set aside that is not saved. */
export async function askLeave(dialogs: Dialogs, days: number): Promise<LeaveAnswer> {
  return (await dialogs.ask(dialogWords.leaveHeading, dialogWords.leaveText(days), [
    { answer: "discard", words: dialogWords.leaveDiscard, kind: "danger" },
    { answer: "cancel", words: labels.cancel },
    { answer: "save", words: labels.save, kind: "primary" },
  ])) as LeaveAnswer;
}

/** Asks about work that cannot be set aside. True when it may be deleted for good. */
export async function askForGood(dialogs: Dialogs): Promise<boolean> {
  return (
    (await dialogs.ask(recoveryWords.forGoodHeading, recoveryWords.forGoodText, [
      { answer: "discard", words: recoveryWords.forGoodDiscard, kind: "danger" },
      { answer: "cancel", words: labels.keepIt, kind: "primary" },
    ])) === "discard"
  );
}

/** Tells of a draft that cannot be read; it is kept until the user decides. */
export async function askUnreadable(dialogs: Dialogs, draft: UnreadableDraft): Promise<"delete" | "later"> {
  const dialog = dialogs.named("recovery");
  const say = (name: string, words: string): void => {
    dialog.querySelector(`[data-${name}]`)!.textContent = words;
  };
  for (const name of ["here", "server", "based", "inside"]) say(name, "–");
  say("name", unreadableCopy);
  say("effect", recoveryWords.unreadableEffect);
  dialog.querySelector<HTMLElement>("[data-warning]")!.hidden = true;
  dialog.querySelector("[data-delete]")!.textContent = recoveryWords.unreadableDelete;
  showFailure(dialog, recoveryWords.unreadableFailure);
  showDownload(dialog, draft.raw, `${draft.draftId}.txt`, true);
  dialog.querySelector<HTMLElement>("[data-recover]")!.hidden = true;
  const answer = await dialogs.open("recovery", "later");
  dialog.querySelector<HTMLElement>("[data-recover]")!.hidden = false;
  if (answer !== "delete") return "later";
  const sure = await dialogs.ask(recoveryWords.unreadableDeleteHeading, recoveryWords.unreadableDeleteText, [
    { answer: "delete", words: labels.delete, kind: "danger" },
    { answer: "cancel", words: labels.keepIt, kind: "primary" },
  ]);
  return sure === "delete" ? "delete" : sure === "abandoned" ? "later" : askUnreadable(dialogs, draft);
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
