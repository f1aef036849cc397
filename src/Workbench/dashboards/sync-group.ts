import { atom, type WritableAtom } from "jotai/vanilla";
import type { SyncSettingKey } from "../framework/links/sync-setting-key";
import type { Store } from "../framework/module-context";
import { choicesBehind, sameChoices, type Choices } from "../framework/state/choices";
import { choiceBehind } from "../framework/state/fixable-atom";
import { sameValue } from "../framework/state/same-value";

interface Member {
  readonly store: Store;
  readonly atom: WritableAtom<unknown, [never], void>;
}

/** More publications than this within a second, by modules that cannot agree, end the syncing until somebody chooses again. */
const MOST_IN_A_SECOND = 20;

/**
 * A setting that modules of a dashboard have in common. What a user changes in one is set in the others; what a module loads, or makes of a
 * value that it was given, is not passed on.
 */
export class SyncGroup {
  #isPassing = false;
  #recent: number[] = [];

  /** @param now Milliseconds of a clock that only goes on. */
  constructor(
    private readonly key: SyncSettingKey,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Answers how to leave. What the members have now stays: syncing begins with the next change. */
  join(members: readonly Member[]): () => void {
    const stops = members.map((member) => {
      // What loads, or does not fit, changes what an atom gives and nobody's choice.
      const choices = atom((get) => choicesBehind(get, (read) => read(member.atom)));
      let known: Choices = new Map(member.store.get(choices));
      return member.store.sub(choices, () => {
        const now = member.store.get(choices);
        if (sameChoices(known, now)) return;
        known = new Map(now);
        if (!this.#isPassing && this.#mayPass()) this.#pass(valueOf(member), members, member);
      });
    });
    return () => stops.forEach((stop) => stop());
  }

  #pass(value: unknown, members: readonly Member[], from: Member): void {
    this.#isPassing = true;
    try {
      for (const member of members) {
        if (member === from || sameValue(valueOf(member), value)) continue;
        member.store.set(member.atom, value as never);
      }
    } finally {
      this.#isPassing = false;
    }
  }

  #mayPass(): boolean {
    const now = this.now();
    this.#recent = [...this.#recent.filter((at) => now - at < 1_000), now];
    if (this.#recent.length <= MOST_IN_A_SECOND) return true;
    console.warn(`Modules do not agree on ${this.key}: it is not passed on for a moment.`);
    return false;
  }
}

/** Of a fixable atom, its choice: what it is fixed to is nobody's. */
function valueOf({ store, atom: setting }: Member): unknown {
  const choice = choiceBehind(setting);
  return choice ? store.get(choice).value : store.get(setting);
}
