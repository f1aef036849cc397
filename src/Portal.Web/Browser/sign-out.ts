import { ANSWER_PATIENCE_MS, browserClock, inTime } from "@webviz-portal/workbench/shim";
import { forgetAll } from "./tab-memory";
import { onUserMessage } from "./user-tabs";

interface Portal {
  userId: string;
  base: string;
  worker: string;
  days: number;
}

interface DraftsCode {
  /** Asks where there is unsaved work, and does what was answered. False when the user stays. */
  leaveBrowser(portal: Portal): Promise<boolean>;
  /** Nothing of the user stays in this browser. */
  forgetUser(portal: Portal): Promise<void>;
}

/**
 * `<sign-out data-user data-base data-worker data-code data-days>` around the form that signs out: asks about unsaved work of this browser
 * first. The code for that is fetched when it is needed.
 *
 * With `data-typed="…"` the form erases the account and has asked already: the work goes with it, if the form's one text is as it must be.
 */
class SignOut extends HTMLElement {
  #isClear = false;

  connectedCallback(): void {
    // On the way down: whatever else attends to the form hears of it when the question is answered.
    this.addEventListener(
      "submit",
      (event) => {
        if (this.#isClear) return;
        event.preventDefault();
        event.stopPropagation();
        void this.#leave(event.target as HTMLFormElement);
      },
      { capture: true },
    );
    onUserMessage(this.dataset["user"] ?? "", (word) => {
      if (word === "forget") forgetAll();
    });
  }

  async #leave(form: HTMLFormElement): Promise<void> {
    try {
      if (!(await this.#clear(form))) return;
    } catch {
      // Without contact the question cannot be asked, and signing out will not work either: the form says so.
    }
    // Not while the event that began it is still on its way: a form takes no other then.
    await new Promise((resolve) => window.setTimeout(resolve));
    this.#isClear = true;
    form.requestSubmit();
    this.#isClear = false;
  }

  /** False when the reader would rather stay. */
  async #clear(form: HTMLFormElement): Promise<boolean> {
    const { user: userId = "", base = "", worker = "", days, typed: wanted } = this.dataset;
    if (wanted !== undefined && form.querySelector<HTMLInputElement>("input.field")?.value.trim() !== wanted) return true;
    const code = await inTime(browserClock, ANSWER_PATIENCE_MS, import(this.dataset["code"] ?? "") as Promise<DraftsCode>);
    const portal = { userId, base, worker, days: Number(days ?? 1) };
    if (wanted === undefined) return code.leaveBrowser(portal);
    await code.forgetUser(portal);
    return true;
  }
}

customElements.define("sign-out", SignOut);
