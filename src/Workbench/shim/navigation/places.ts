import { isWellFormedId } from "../server/ids";

/** What an address of the workbench document shows. */
export type Place =
  | { kind: "session"; id: string }
  | { kind: "snapshot"; id: string }
  /** Null: a draft is yet to be begun. */
  | { kind: "draft"; draftId: string | null }
  | { kind: "malformed"; path: string };

/**
 * The place at an address, or null where the address is no place of the workbench and belongs to another document. Links lose their form
 * on the way, another case or a full stop at the end: they lead where the plain address does, as on the server.
 */
export function placeAt(url: URL, pathBase: string): Place | null {
  const path = withoutTail(decoded(decoded(url.pathname)));
  if (!path.toLowerCase().startsWith(`${pathBase.toLowerCase()}/`)) return null;
  const [word = "", id, ...rest] = path.slice(pathBase.length + 1).split("/");
  const kind = word.toLowerCase();
  if (kind === "workbench" && id === undefined) {
    const sent = url.searchParams.get("draft");
    const draftId = sent === null ? null : withoutTail(sent);
    return draftId === null || isWellFormedId(draftId) ? { kind: "draft", draftId } : { kind: "malformed", path: url.pathname };
  }
  if ((kind !== "session" && kind !== "snapshot") || id === undefined) return null;
  const plain = withoutTail(id);
  return rest.length === 0 && isWellFormedId(plain) ? { kind, id: plain } : { kind: "malformed", path: url.pathname };
}

/** The address of a place. */
export function addressOf(place: Exclude<Place, { kind: "malformed" }>, pathBase: string): string {
  if (place.kind !== "draft") return `${pathBase}/${place.kind}/${place.id}`;
  return place.draftId === null ? `${pathBase}/workbench` : `${pathBase}/workbench?draft=${place.draftId}`;
}

/** The plain address of a place whose link lost its form on the way. What was asked for beside the place stays. */
export function plainAddress(url: URL, place: Place, pathBase: string): string {
  if (place.kind === "malformed") return url.href;
  const plain = new URL(addressOf(place, pathBase), url);
  for (const [name, value] of url.searchParams) if (!plain.searchParams.has(name)) plain.searchParams.append(name, value);
  plain.hash = url.hash;
  return plain.href;
}

/** The text without what stands at its end and can be no part of an id: the full stop of the sentence that a link stood in. */
function withoutTail(text: string): string {
  return text.replace(/[^A-Za-z0-9_-]+$/, "");
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
