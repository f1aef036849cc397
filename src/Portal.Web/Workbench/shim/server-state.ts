import { canonicalText } from "./canonical";
import type { Content } from "./content";
import { baseOf, SessionState } from "./session-state";
import type { TextWork } from "./text-work";
import type { SessionMetadata } from "./wire";

/** A session as the server has it, untouched: its original text is kept, and "changed" is judged by the hash of its canonical form. */
export async function serverState(work: TextWork, metadata: SessionMetadata, text: string, content: Content): Promise<SessionState> {
  const canonical = canonicalText(content);
  const hash = await work.hash(canonical);
  const base = baseOf(metadata);
  const { title, description } = metadata;
  return new SessionState({
    origin: "server", sessionId: metadata.id, base, metadata: { title, description }, reference: base, unchanged: [hash],
    original: { text, hash: metadata.contentHash, stateHashes: [hash] }, current: { text: canonical, hash },
  });
}
