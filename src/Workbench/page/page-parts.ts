import { absoluteLink } from "../../Portal.Web/Browser/absolute-link";
import { addressOf, type Environment, type Orchestrator, type Place, type WorkbenchContext } from "../shim";
import type { WebvizWorkbench } from "../workbench-element";
import { contextIn, portalOf } from "./browser-work";
import { Dialogs } from "./dialogs";
import { failureText } from "./failure-words";
import { Notices } from "./notices";
import { askSignIn } from "./sign-in-question";

/** What every part of the workbench document works with. */
export interface PageParts {
  readonly page: HTMLElement;
  /** Path of the portal without a slash at its end. */
  readonly base: string;
  readonly environment: Environment;
  readonly context: WorkbenchContext;
  readonly element: WebvizWorkbench;
  readonly dialogs: Dialogs;
  readonly notices: Notices;
  /** The session that is edited here; null while there is none, a snapshot for one. */
  readonly shown: { session: Orchestrator | null };
}

/** The parts of a page; null where no work can be kept here. */
export function partsOf(page: HTMLElement, element: WebvizWorkbench, environment: Environment): PageParts | null {
  const portal = { ...portalOf(page), days: Number(page.dataset["setAsideDays"]) };
  const dialogs = new Dialogs(page);
  const context = contextIn(environment, portal, element.workbench, (failure, backend) =>
    askSignIn(dialogs, environment, backend, portal.base, failureText(failure)),
  );
  if (context === null) return null;
  const notices = new Notices(part(page, "notices"));
  return { page, base: portal.base, environment, context, element, dialogs, notices, shown: { session: null } };
}

/** The part of the page that the server marked with that name. */
export function part(page: HTMLElement, name: string): HTMLElement {
  return page.querySelector<HTMLElement>(`[data-${name}]`)!;
}

/** The link to a place, as it is shared. */
export function linkTo({ base }: PageParts, place: Exclude<Place, { kind: "malformed" }>): string {
  return absoluteLink(addressOf(place, base));
}
