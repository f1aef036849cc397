import { isWellFormedId } from "./ids";

/** What an address of the workbench document shows. */
export type Place =
  | { kind: "session"; id: string }
  | { kind: "snapshot"; id: string }
  /** Null: a draft is yet to be begun. */
  | { kind: "draft"; draftId: string | null }
  | { kind: "malformed"; path: string };

/** The place at an address, or null where the address is no place of the workbench and belongs to another document. */
export function placeAt(url: URL, pathBase: string): Place | null {
  if (!url.pathname.startsWith(`${pathBase}/`)) return null;
  const [kind, id, ...rest] = url.pathname.slice(pathBase.length + 1).split("/");
  if (kind === "workbench" && id === undefined) {
    const draftId = url.searchParams.get("draft");
    return draftId === null || isWellFormedId(draftId) ? { kind: "draft", draftId } : { kind: "malformed", path: url.pathname };
  }
  if ((kind !== "session" && kind !== "snapshot") || id === undefined || id === "") return null;
  return rest.length === 0 && isWellFormedId(id) ? { kind, id } : { kind: "malformed", path: url.pathname };
}

/** The address of a place. */
export function addressOf(place: Exclude<Place, { kind: "malformed" }>, pathBase: string): string {
  if (place.kind !== "draft") return `${pathBase}/${place.kind}/${place.id}`;
  return place.draftId === null ? `${pathBase}/workbench` : `${pathBase}/workbench?draft=${place.draftId}`;
}
