import { parseContent } from "../content/content";
import type { ContentSource } from "../content/content-source";
import { excessOf, largestModules } from "../content/size";
import type { SessionBody, SessionEdit } from "../server/backend";
import type { Failure } from "../server/failure";
import type { Caption, Sent, SentWhole } from "./session-state";

/** How many modules are named that take the most space. */
const mostNamed = 3;

/** What makes a new session. */
export function bodyOf({ title, description, text, sparklines }: SentWhole): SessionBody {
  return { title, description, content: text, ...(sparklines === undefined ? {} : { sparklines }) };
}

/** What of a session is to change: what is as in the base is not sent. */
export function editOf(sent: Sent, base: Caption): SessionEdit {
  return {
    ...(sent.title === base.title ? {} : { title: sent.title }),
    ...((sent.description ?? "") === (base.description ?? "") ? {} : { description: sent.description ?? "" }),
    ...(sent.text === null ? {} : { content: sent.text }),
    ...(sent.text === null || sent.sparklines === undefined ? {} : { sparklines: sent.sparklines }),
  };
}

/** What is sent, with what the modules show now; where that cannot be said, it is sent without: no save fails for a picture. */
export function pictured<T extends Sent>(sent: T, source: ContentSource): T {
  if (sent.text === null) return sent;
  try {
    const sparklines = source.sparklines?.() ?? {};
    return Object.keys(sparklines).length === 0 ? sent : { ...sent, sparklines };
  } catch {
    return sent;
  }
}

/** Why the text is not sent; null where it has room. */
export function sizeProblem(text: string | null): Failure | null {
  const excess = text === null ? null : excessOf(text);
  if (text === null || excess === null) return null;
  const parsed = parseContent(text);
  const largest = "content" in parsed ? largestModules(parsed.content.dashboards, mostNamed) : [];
  const { limit, actual, allowed } = excess;
  return { kind: "too-large", cause: { kind: "content-excess", limit, largest }, actual, allowed };
}
