interface DraftsCode {
  countDrafts(portal: object): Promise<number>;
  removeDrafts(portal: object): Promise<void>;
  ask(heading: string, text: string, verb: string): Promise<boolean>;
}

/**
 * `<sign-out data-user data-base data-worker data-code>` around the form that signs out: asks about unsaved work of this browser first, and
 * removes it then, so that whoever signs in next never sees it. The code for that is fetched when it is needed.
 *
 * With `data-typed="…"` the form erases the account and has asked already: the work goes with it, if the form's one text is as it must be.
 */
class SignOut extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector("form");
    form?.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#leave(form);
    });
  }

  async #leave(form: HTMLFormElement): Promise<void> {
    try {
      if (!await this.#clear(form)) return;
    } catch {
      // Without contact the question cannot be asked, and signing out will not work either: the form says so.
    }
    form.submit();
  }

  /** False when the reader would rather stay. */
  async #clear(form: HTMLFormElement): Promise<boolean> {
    const wanted = this.dataset["typed"];
    if (wanted !== undefined && form.querySelector<HTMLInputElement>("input.field")?.value.trim() !== wanted) return true;
    const code = await import(this.dataset["code"] ?? "") as DraftsCode;
    const portal = { userId: this.dataset["user"], base: this.dataset["base"], worker: this.dataset["worker"] };
    const count = await code.countDrafts(portal);
    if (count === 0) return true;
    const what = count === 1 ? "a piece of work" : `${count} pieces of work`;
    const text = `There is ${what} in this browser that the server does not have. Signing out deletes it here.`;
    if (wanted === undefined && !await code.ask("Sign out and delete unsaved work?", text, "Sign out")) return false;
    await code.removeDrafts(portal);
    return true;
  }
}

customElements.define("sign-out", SignOut);
