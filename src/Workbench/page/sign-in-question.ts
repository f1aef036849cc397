import { element } from "../framework/elements";
import { SignInWait, type Backend, type Environment } from "../shim";
import * as dialogWords from "./dialog-words";
import type { Dialogs } from "./dialogs";
import { labels } from "./words";

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
  const answered = dialogs.ask(dialogWords.signInHeading, dialogWords.signInText(message), [{ answer: "cancel", words: labels.cancel }]);
  dialog
    .querySelector("[data-buttons]")!
    .append(element("a", { class: "button button-primary", href: link, target: "_blank" }, labels.signIn));
  void answered.then(() => wait.cancel());
  return await wait.done;
}
