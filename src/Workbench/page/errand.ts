import type { SetAsideWork } from "../shim";

/** What an address asks for beside its place. It stands in the fragment, and is taken out of it when it is read. */
export type Errand =
  /** Go on with this draft: the user chose it already. */
  | { kind: "recover"; id: string }
  /** Make a draft again of what was set aside, and go on with it. */
  | { kind: "bring-back"; id: string }
  /** Begin a new session with the content that was set aside; that stays. */
  | { kind: "copy"; id: string }
  /** Begin a new session with the dashboard of a template, by its name. */
  | { kind: "template"; id: string };

const form = /^#(recover|bring-back|copy|template)=([A-Za-z0-9_-]+)$/;

export function errandIn(hash: string): Errand | null {
  const found = form.exec(hash);
  return found === null ? null : { kind: found[1] as Errand["kind"], id: found[2]! };
}

/** The draft that comes of it has the id of what was set aside. */
export function addressToBringBack(base: string, { setAsideId, sessionId }: Pick<SetAsideWork, "setAsideId" | "sessionId">): string {
  return `${base}${sessionId === null ? `/workbench?draft=${setAsideId}` : `/session/${sessionId}`}#bring-back=${setAsideId}`;
}

export function addressToCopy(base: string, setAsideId: string): string {
  return `${base}/workbench#copy=${setAsideId}`;
}

export function addressToBegin(base: string, template: string): string {
  return `${base}/workbench#template=${template}`;
}

/** Where a draft is gone on with, without another question. */
export function addressToRecover(base: string, draftId: string, sessionId: string | null): string {
  return `${base}${sessionId === null ? `/workbench?draft=${draftId}` : `/session/${sessionId}`}#recover=${draftId}`;
}
