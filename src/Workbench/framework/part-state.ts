import { atom, type PrimitiveAtom } from "jotai/vanilla";
import { titleIn } from "./state/own-keys";
import type { InvalidAt, PartProblem } from "./state/part-problem";

/** One part of a module's state, "settings" or "view", as the workbench sees it. */
export interface PartState {
  /** Why the stored text cannot be used, or null. */
  readonly problem: PartProblem | null;
  /** Why the present state cannot be stored, or null. */
  readonly refusal: string | null;
  /** Properties whose stored values cannot be used, until their user chooses others. */
  readonly refused: readonly InvalidAt[];
  /** The text as it was stored; undefined when there was none. */
  readonly storedText: string | undefined;
  /** The module's own title; null stands for that of its kind. Of use in the settings alone. */
  readonly title: PrimitiveAtom<string | null>;
  /** The text to store; undefined when there is none. */
  read(): string | undefined;
  /** Gives up a stored text that cannot be used. Answers how to have it back. */
  reset(): () => void;
}

/** A part that no code has read: its text stays as it is. */
export class UnreadPart implements PartState {
  readonly problem = null;
  readonly refusal = null;
  readonly refused = [];
  readonly title: PrimitiveAtom<string | null>;

  constructor(readonly storedText: string | undefined) {
    this.title = atom(titleIn(storedText));
  }

  read(): string | undefined {
    return this.storedText;
  }

  reset(): () => void {
    return () => undefined;
  }
}
