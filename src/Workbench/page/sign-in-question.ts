import { element } from "../framework/elements";
import { SignInWait, type Backend, type Environment } from "../shim";
import type { Dialogs } from "./dialogs";

/** Asks the user to sign in again, in a second window. True when that was done; the dialog then goes by itself. */
export async function askSignIn(
  dialogs: Dialogs,
  environment: Environment,
  backend: Backend,
  base: string,
  message: string,
): Promise<boolean> {
  const wait = new SignInWait(environment, backend);
  const link = `${base}/sign-in?returnUrl=${encodeURIComponent(`${base}/`)}`;
  const dialog = dialogs.named("question");
  void wait.done.then(() => dialog.close());
  const answered = dialogs.ask("Sign in again", `${message} Your work is kept here. Sign in in a new window to continue.`, [
    { answer: "cancel", words: "Cancel" },
  ]);
  dialog.querySelector("[data-buttons]")!.append(element("a", { class: "button button-primary", href: link, target: "_blank" }, "Sign in"));
  void answered.then(() => wait.cancel());
  return await wait.done;
}
