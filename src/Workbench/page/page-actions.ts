import { openMenu } from "../dashboards/menu";
import type { Orchestrator } from "../shim";
import { openSession } from "./open-dialog";
import type { PageParts } from "./page-parts";
import type { SaveActions } from "./save-actions";
import * as barWords from "./bar-words";

/** What the buttons of the bar and of the bands ask for. */
export type ActionName =
  | "shortcuts"
  | "close"
  | "make-session"
  | "copy-link"
  | "save"
  | "save-as"
  | "save-menu"
  | "metadata"
  | "reload"
  | "sign-in"
  | "compare"
  | "snapshot"
  | "size";

/** What is done for each name. */
export type Actions = Readonly<Record<ActionName, Action>>;

/** @param button The button of the bar that was pressed, if it was one. */
type Action = (button?: HTMLElement) => unknown;

/** What the actions need beside the parts of the page. */
export interface ActionsHost {
  saves: SaveActions;
  goHome(): unknown;
  makeSession(): unknown;
  copyLink(): unknown;
  compare(session: Orchestrator): unknown;
  reload(session: Orchestrator): unknown;
  snapshot(session: Orchestrator): unknown;
}

/** The table of actions. Those that are about a session do nothing while none is edited here. */
export function actionsOf({ dialogs, context, base, element, shown }: PageParts, host: ActionsHost): Actions {
  const { saves } = host;
  const ofSession =
    (act: (session: Orchestrator) => unknown): Action =>
    () =>
      shown.session === null ? undefined : act(shown.session);
  return {
    "shortcuts": () => dialogs.open("shortcuts"),
    "close": () => host.goHome(),
    "make-session": () => host.makeSession(),
    "copy-link": () => host.copyLink(),
    "save": saves.save,
    "save-as": saves.saveAs,
    "save-menu": (button) => {
      if (shown.session === null || button === undefined) return;
      openMenu(button, barWords.moreWays, [
        { words: barWords.saveAs, icon: "copy", act: () => void saves.saveAs() },
        { words: barWords.open, icon: "folder-open", act: () => void openSession(dialogs, context.backend, base) },
      ]);
    },
    "metadata": ofSession((session) => saves.editCaption(session)),
    "reload": ofSession((session) => host.reload(session)),
    "sign-in": ofSession((session) => session.signIn()),
    "compare": ofSession((session) => host.compare(session)),
    "snapshot": ofSession((session) => host.snapshot(session)),
    "size": ofSession((session) => saves.explainSize(element.content, session.view.sizeBytes)),
  };
}
