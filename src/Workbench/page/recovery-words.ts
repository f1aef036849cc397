import type { RecoveryOffer } from "../shim";
import { damagedDraft } from "./failure-words";
import { agoOf, daysText, sizeText } from "./words";

/** What is asked about a draft, and the table that compares it with the server. */
export const here = (savedAt: string, bytes: number) => `${agoOf(savedAt)}, ${sizeText(bytes)}`;
export const server = (version: number, updatedAt: string) => `version ${version}, ${agoOf(updatedAt)}`;
export const based = (version: number | null) => (version === null ? "never saved" : `version ${version}`);
export const recover = "Recover";
export const discardHeading = "Discard this unsaved work?";
export const discardText = (title: string, days: number, isOnServer: boolean) =>
  `“${title}” is set aside for ${daysText(days)}, on Start.${isOnServer ? " The server keeps its version." : ""}`;

/** A draft that cannot be read. */
export const unreadableFailure = `The copy in this browser cannot be read: ${damagedDraft}`;
export const unreadableEffect = "It is kept until you decide. Download it to have it looked at, or delete it.";
export const unreadableDelete = "Delete this copy…";
export const unreadableDeleteHeading = "Delete the unreadable copy?";
export const unreadableDeleteText = "It cannot be read here. Download it first to have it looked at.";

/** Work that cannot be set aside. */
export const forGoodHeading = "This work cannot be set aside";
export const forGoodText = "Storage in this browser is full or blocked. If you discard this work now, it is deleted for good.";
export const forGoodDiscard = "Discard for good";

/** What stands for the server's version where there is none to name. */
export function noServer(judgement: RecoveryOffer["judgement"]): string {
  switch (judgement) {
    case "never-saved":
      return "not saved yet";
    case "server-gone":
      return "deleted";
    case "not-known":
      return "no contact at the moment";
    default:
      return "";
  }
}

/** What recovering does. */
export function effect({ judgement }: RecoveryOffer): string {
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

/** The button that turns away from a draft, by what is shown then. */
export function discardLabel({ draft, server, judgement }: RecoveryOffer): string {
  if (draft.sessionId === null) return "Discard and start fresh…";
  if (judgement === "server-gone") return "Discard…";
  return server === null ? "Discard and load from the server…" : `Discard and load version ${server.version} from the server…`;
}
