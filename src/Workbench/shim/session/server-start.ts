import type { TextWork } from "../browser/text-work";
import { canonicalForms } from "../content/canonical";
import type { Content } from "../content/content";
import type { SessionMetadata } from "../server/wire";
import { baseOf, capture, type StartingPoint } from "./session-state";

/** A session as the server has it, untouched: its original text is kept, and "changed" is judged by the hash of its state. */
export async function serverStart(work: TextWork, metadata: SessionMetadata, text: string, content: Content): Promise<StartingPoint> {
  const current = await capture(work, canonicalForms(content));
  const base = baseOf(metadata);
  const { title, description } = metadata;
  return {
    origin: "server",
    sessionId: metadata.id,
    base,
    caption: { title, description },
    reference: base,
    unchanged: [current.stateHash],
    original: { text, hash: metadata.contentHash, canonicalHashes: [current.hash] },
    current,
  };
}
