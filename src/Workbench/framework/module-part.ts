import { atom, type Atom, type PrimitiveAtom } from "jotai/vanilla";
import type { Store } from "./module-context";
import type { PartFunctions } from "./module-functions";
import type { PartState } from "./part-state";
import { choicesBehind, sameChoices, type Choices } from "./state/choices";
import { isPersistableAtom } from "./state/fixable-atom";
import { type InvalidAt, PartProblem } from "./state/part-problem";
import { PartWriter } from "./state/part-writer";
import { titleIn } from "./state/own-keys";
import { promoteOnceValid } from "./state/promotion";
import { restorePart } from "./state/restored-part";
import type { PartFormat } from "./state/stored-part";

interface Written {
  readonly choices: Choices;
  readonly text: string | undefined;
  readonly isLoading: boolean;
}

/**
 * One part of a module's state, "settings" or "view". Its text is a function of its choices: while they are what they were when it was
 * restored, the stored text goes back byte for byte, whatever loads, fails or does not fit. A text that cannot be restored stays whole
 * until it is reset. Nothing is stored that the module would refuse to read: the last text that it reads stays instead.
 */
export class ModulePart implements PartState {
  readonly #title: PrimitiveAtom<string | null>;
  #text: string | undefined;
  #problem: PartProblem | null = null;
  #refusal: string | null = null;
  #writer: PartWriter | null = null;
  #choices: Atom<Choices> | null = null;
  /** The choices that the stored text stands for; null where there is none and one is due. */
  #restored: Choices | null = null;
  #written: Written | null = null;

  /**
   * @param isNew Whether the module was just added: what it shows is then stored, chosen or not.
   * @param onNews Told when a problem or refusal comes or goes.
   */
  constructor(
    text: string | undefined,
    private readonly store: Store,
    private readonly moduleName = "A module",
    private readonly onNews: () => void = () => undefined,
    private readonly isNew = false,
  ) {
    this.#text = text;
    this.#title = atom(titleIn(text));
  }

  /** Why the stored text cannot be used, or null. */
  get problem(): PartProblem | null {
    return this.#problem;
  }

  /** Why the present state cannot be stored, or null. */
  get refusal(): string | null {
    return this.#refusal;
  }

  /** Properties whose stored values cannot be used, until their user chooses others. */
  get refused(): readonly InvalidAt[] {
    return this.#writer?.refused(this.store.get) ?? [];
  }

  /** The text as it was stored; undefined when there was none. The content may have something else in its place. */
  get storedText(): string | undefined {
    const stored: unknown = this.#text;
    return typeof stored === "string" || stored === undefined ? stored : JSON.stringify(stored);
  }

  /** The atom with the module's own title; null stands for that of its kind. Of use in the settings alone. */
  get title(): PrimitiveAtom<string | null> {
    return this.#title;
  }

  /** Hands the stored text to the module's code and from then on asks it what to store. `changed` is told when a choice differs. */
  restore(functions: PartFunctions, format: PartFormat, changed: () => void): () => void {
    const writer = new PartWriter(functions, format);
    const { promotions, atoms, isOfTemplate } = this.#apply(functions, format, writer);
    const choices = atom((get) => choicesBehind(get, functions.serialize, [...atoms, this.#title]));
    this.#writer = writer;
    this.#choices = choices;
    const first = this.store.get(choices);
    this.#restored = this.isNew || isOfTemplate ? null : new Map(first);
    let told: Choices = new Map(first);
    let refused = this.refused.length;
    const stop = this.store.sub(choices, () => {
      const now = this.store.get(choices);
      if (sameChoices(told, now)) return;
      told = new Map(now);
      if (!this.#problem) changed();
      if (refused === this.refused.length) return;
      refused = this.refused.length;
      this.onNews();
    });
    return () => [...promotions, stop].forEach((end) => end());
  }

  /** Says that the module's other part is restored, too: what that changed here is no choice of a user. */
  takeAsRestored(): void {
    if (this.#restored && this.#choices) this.#restored = new Map(this.store.get(this.#choices));
  }

  /** The text to store; undefined when there is none. */
  read(): string | undefined {
    const { store } = this;
    if (this.#problem || !this.#writer || !this.#choices) return this.#text;
    const choices = store.get(this.#choices);
    if (this.#restored && sameChoices(this.#restored, choices)) {
      this.#refuse(null);
      return this.#text;
    }
    const before = this.#written;
    if (before && sameChoices(new Map(before.choices), choices) && !before.isLoading) return before.text;
    try {
      const { text, isLoading } = this.#writer.write(store.get, store.get(this.#title));
      this.#written = { choices, text, isLoading };
      this.#refuse(null);
    } catch (error) {
      console.error(`${this.moduleName} wrote a state that cannot be stored. The one before is stored.`, error);
      this.#written = { choices, text: before ? before.text : this.#text, isLoading: false };
      this.#refuse(PartProblem.reasonOf(error));
    }
    return this.#written.text;
  }

  /** Gives up a stored text that cannot be used; the module's present state takes its place. Answers how to have it back. */
  reset(): () => void {
    const [text, problem, restored] = [this.#text, this.#problem, this.#restored];
    this.#problem = null;
    this.#text = undefined;
    this.#restored = this.#written = null;
    return () => {
      this.#text = text;
      this.#problem = problem;
      this.#restored = restored;
    };
  }

  #apply(
    { deserialize }: PartFunctions,
    format: PartFormat,
    writer: PartWriter,
  ): { promotions: (() => void)[]; atoms: readonly Atom<unknown>[]; isOfTemplate: boolean } {
    const nothing = { promotions: [], atoms: [], isOfTemplate: false };
    if (this.#text === undefined || this.#text === null) return nothing;
    try {
      const { raw, refused, atoms, isOfTemplate } = restorePart(this.#text, deserialize, format, this.store);
      writer.over(raw, refused, this.store.get);
      const promotions = atoms.filter(isPersistableAtom).map((fixable) => promoteOnceValid(this.store, fixable));
      return { promotions, atoms, isOfTemplate };
    } catch (error) {
      this.#problem = PartProblem.of(error);
      return nothing;
    }
  }

  #refuse(reason: string | null): void {
    if (reason === this.#refusal) return;
    this.#refusal = reason;
    this.onNews();
  }
}
