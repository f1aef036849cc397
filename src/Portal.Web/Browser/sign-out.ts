interface DraftsCode {
  countDrafts(portal: object): Promise<number>;
  removeDrafts(portal: object): Promise<void>;
  ask(heading: string, text: string, verb: string): Promise<boolean>;
}

/**
 * `<sign-out data-user data-base data-worker data-code>` around the form that signs out: asks about unsaved work of this browser first, and
 * removes it then, so that whoever signs in next never sees it. The code for that is fetched when it is needed.
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
      const code = await import(this.dataset["code"] ?? "") as DraftsCode;
      const portal = { userId: this.dataset["user"], base: this.dataset["base"], worker: this.dataset["worker"] };
      const count = await code.countDrafts(portal);
      const what = count === 1 ? "a piece of work" : `${count} pieces of work`;
      if (count > 0 && !await code.ask("Sign out and delete unsaved work?", `There is ${what} in this browser that the server does not have. Signing out deletes it here.`, "Sign out")) return;
      if (count > 0) await code.removeDrafts(portal);
    } catch {
      // Without contact the question cannot be asked, and signing out will not work either: the form says so.
    }
    form.submit();
  }
}

customElements.define("sign-out", SignOut);
