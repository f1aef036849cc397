import { button, element, icon } from "../framework/elements";

/** What persists and must be seen: it stands below the bar as long as it is true. */
export interface Notice {
  /** What it is about: a second one about the same takes its place. */
  about: string;
  tint: "warn" | "bad" | "info";
  icon: string;
  words: string;
  actions: readonly { words: string; act: () => void }[];
}

/** The notices below the bar. */
export class Notices {
  readonly #place: HTMLElement;

  constructor(place: HTMLElement) {
    this.#place = place;
  }

  /** Shows it, or takes it away when there is none. */
  set(about: string, notice: Omit<Notice, "about"> | null): void {
    const shown = this.#place.querySelector<HTMLElement>(`[data-about="${about}"]`);
    if (notice === null) {
      shown?.remove();
      return;
    }
    if (shown?.dataset["words"] === notice.words) return;
    const made = element(
      "div",
      {
        "class": `notice notice-${notice.tint}`,
        "data-about": about,
        "data-words": notice.words,
        "role": notice.tint === "bad" ? "alert" : "status",
      },
      icon(notice.icon),
      element("span", { class: "notice-words" }, notice.words),
      ...notice.actions.map(({ words, act }) => button(words, null, act)),
    );
    if (shown) shown.replaceWith(made);
    else this.#place.append(made);
  }

  clear(): void {
    this.#place.replaceChildren();
  }
}
