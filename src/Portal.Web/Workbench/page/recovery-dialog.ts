import { parseContent } from "../shim/content";
import type { UnreadableDraft } from "../shim/draft";
import type { RecoveryOffer } from "../shim/recovery";
import { sizeText, utf8Length } from "../shim/size";
import type { Dialogs } from "./dialogs";
import { agoOf, countsOf } from "./words";

/** What the user decided about a draft. Escape is "later": the draft stays, untouched. */
export type Decision = "recover" | "delete" | "later";

/** Asks what is to become of a draft. @param failure Why recovering did not work, when it was tried. */
export async function askRecovery(dialogs: Dialogs, offer: RecoveryOffer, failure: string | null): Promise<Decision> {
  const { draft, judgement, server } = offer;
  const dialog = dialogs.named("recovery");
  const say = (name: string, words: string): void => { dialog.querySelector(`[data-${name}]`)!.textContent = words; };
  const parsed = parseContent(draft.content);
  say("name", draft.title);
  say("here", `${agoOf(draft.savedAt)}, ${sizeText(utf8Length(draft.content))}`);
  say("server", server === null ? serverWords[judgement] ?? "" : `version ${server.version}, ${agoOf(server.updatedAt)}`);
  say("based", draft.baseVersion === null ? "never saved" : `version ${draft.baseVersion}`);
  say("inside", "content" in parsed ? countsOf(parsed.content.dashboards) : parsed.problem);
  say("effect", effectOf(offer));
  say("warning", judgement === "server-newer" ? "Server is newer" : judgement === "server-gone" ? "Deleted on the server" : "");
  dialog.querySelector<HTMLElement>("[data-warning]")!.hidden = judgement !== "server-newer" && judgement !== "server-gone";
  showFailure(dialog, failure);
  dialog.querySelector("[data-delete]")!.textContent =
    draft.sessionId === null ? "Delete and start fresh…" : failure === null ? "Delete this copy…" : "Delete and load from the server…";
  dialog.querySelector("[data-recover]")!.textContent = failure === null ? "Recover" : "Try again";
  showDownload(dialog, draft.content, `${draft.draftId}.json`, failure !== null);
  const answer = await dialogs.open("recovery", "later");
  if (answer === "recover" || answer === "later") return answer;
  if (answer !== "delete") return "later";
  const effect = draft.sessionId === null ? "It was never saved: nothing of it remains." : "What the server has stays as it is.";
  const sure = await dialogs.ask("Delete the copy in this browser?", effect, [
    { answer: "delete", words: "Delete", kind: "danger" }, { answer: "cancel", words: "Keep it", kind: "primary" }]);
  return sure === "delete" ? "delete" : sure === "abandoned" ? "later" : askRecovery(dialogs, offer, failure);
}

/** Tells of a draft that cannot be read; it is kept until the user decides. */
export async function askUnreadable(dialogs: Dialogs, draft: UnreadableDraft): Promise<"delete" | "later"> {
  const dialog = dialogs.named("recovery");
  const say = (name: string, words: string): void => { dialog.querySelector(`[data-${name}]`)!.textContent = words; };
  for (const name of ["here", "server", "based", "inside"]) say(name, "–");
  say("name", "Unreadable copy");
  say("effect", "It is kept as it is. Download it to have it looked at, or delete it.");
  dialog.querySelector<HTMLElement>("[data-warning]")!.hidden = true;
  dialog.querySelector("[data-delete]")!.textContent = "Delete this copy…";
  showFailure(dialog, `The copy in this browser cannot be read: ${draft.problem}`);
  showDownload(dialog, draft.raw, `${draft.draftId}.txt`, true);
  dialog.querySelector<HTMLElement>("[data-recover]")!.hidden = true;
  const answer = await dialogs.open("recovery", "later");
  dialog.querySelector<HTMLElement>("[data-recover]")!.hidden = false;
  if (answer !== "delete") return "later";
  const sure = await dialogs.ask("Delete the unreadable copy?", "Nobody can read it here. Download it first, if somebody may yet save what is in it.", [
    { answer: "delete", words: "Delete", kind: "danger" }, { answer: "cancel", words: "Keep it", kind: "primary" }]);
  return sure === "delete" ? "delete" : sure === "abandoned" ? "later" : askUnreadable(dialogs, draft);
}

/** Gives a text as a file. */
export function download(text: string, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

const serverWords: Readonly<Record<string, string>> = {
  "never-saved": "not yet", "server-gone": "deleted", "not-known": "no contact at the moment",
};

function effectOf({ judgement }: RecoveryOffer): string {
  switch (judgement) {
    case "server-newer": return "Recovering changes nothing on the server. When you save, you can compare both and choose.";
    case "server-gone": return "The server no longer has this session. Recovering makes a new, unsaved one of your work.";
    case "never-saved": return "Recovering opens it as it was. It is on the server when you save it.";
    default: return "Recovering changes nothing on the server until you save.";
  }
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
