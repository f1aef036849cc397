import { leaveUndoNote } from "../../Portal.Web/Browser/undo-note";
import { shownTitle, type SetAsideWork } from "../shim";
import { addressToBringBack } from "./errand";
import * as noticeWords from "./notice-words";
import { toast } from "./toasts";
import { labels, untitled } from "./words";

// As long as a toast with an action stands.
const freshFor = 20_000;

/** Offers to bring back what was just set aside: here, and on the page of the portal that comes instead when the workbench is left. */
export class UndoOffer {
  readonly #base: string;
  readonly #go: (address: string) => void;

  /** @param go Goes to an address, after asking about what is there. */
  constructor(base: string, go: (address: string) => void) {
    [this.#base, this.#go] = [base, go];
  }

  make(work: SetAsideWork): void {
    const address = addressToBringBack(this.#base, work);
    const words = noticeWords.wasSetAside(shownTitle(work.title, untitled.session));
    leaveUndoNote({ userId: work.userId, words, address, action: labels.undo, until: Date.now() + freshFor });
    toast(words, { about: "set-aside", action: { words: labels.undo, act: () => this.#go(address) } });
  }
}
