import { leaveUndoNote } from "../../Browser/undo-note";
import type { SetAsideWork } from "../shim/set-aside";
import { addressToBringBack } from "./errand";
import { toast } from "./toasts";

/** Offers to bring back what was just set aside: here, and on the page of the portal that comes instead when the workbench is left. */
export class UndoOffer {
  readonly #base: string;
  readonly #go: (address: string) => void;

  /** @param go Goes to an address, after asking about what is there. */
  constructor(base: string, go: (address: string) => void) {
    [this.#base, this.#go] = [base, go];
  }

  make(work: SetAsideWork): void {
    const { userId, title } = work;
    const address = addressToBringBack(this.#base, work);
    leaveUndoNote({ userId, title, address, at: Date.now() });
    toast(`“${title}” set aside.`, { about: "set-aside", action: { words: "Undo", act: () => this.#go(address) } });
  }
}
