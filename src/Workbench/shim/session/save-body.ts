import { parseContent } from "../content/content";
import { excessOf, largestModules } from "../content/size";
import type { SessionBody, SessionEdit } from "../server/backend";
import type { Failure } from "../server/failure";
import type { Caption, Sent, SentWhole } from "./session-state";

/** How many modules are named that take the most space. */
const mostNamed = 3;

/** What makes a new session. */
export function bodyOf({ title, description, text }: SentWhole): SessionBody {
  return { title, description, content: text };
}

/** What of a session is to change: what is as in the base is not sent. */
export function editOf(sent: Sent, base: Caption): SessionEdit {
  return {
    ...(sent.title === base.title ? {} : { title: sent.title }),
    ...((sent.description ?? "") === (base.description ?? "") ? {} : { description: sent.description ?? "" }),
    ...(sent.text === null ? {} : { content: sent.text }),
  };
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
