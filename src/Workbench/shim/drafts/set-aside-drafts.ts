import type { Orchestrator } from "../session/orchestrator";
import { unansweredOf } from "../session/session-selectors";
import { takeDraft } from "./recovery";
import { draftOf, type SetAsideReason, type SetAsideWork } from "./set-aside";
import type { WorkbenchContext } from "../session/workbench-context";

/** Sets aside what the session holds, edits of this very moment included. Null where it cannot be kept. */
export async function setAsideSession(
  context: WorkbenchContext,
  session: Pick<Orchestrator, "capture" | "state">,
  reason: SetAsideReason,
): Promise<SetAsideWork | null> {
  // A module that cannot be read leaves what was read last.
  await session.capture();
  const { sessionId, base, caption, current, createTry } = session.state;
  return context.setAside.add(reason, {
    sessionId,
    ...caption,
    content: current.text,
    baseVersion: base?.version ?? null,
    baseHash: base?.contentHash ?? null,
    ...(createTry === null ? {} : { unansweredCreate: unansweredOf(createTry) }),
  });
}

/** A draft becomes work that is set aside. Null, and it stays a draft, while a living tab holds it or where it cannot be kept. */
export async function setAsideDraft(context: WorkbenchContext, draftId: string, reason: SetAsideReason): Promise<SetAsideWork | null> {
  const own = await takeDraft(context, draftId);
  if (typeof own === "string") return null;
  const kept = await context.setAside.add(reason, own.draft);
  if (kept !== null) await context.drafts.remove(draftId);
  own.release();
  return kept;
}

/** Makes a draft again of what was set aside; the draft has its id. Null where there is none, or no draft can be written. */
export async function bringBack(context: WorkbenchContext, setAsideId: string): Promise<SetAsideWork | null> {
  const work = await context.setAside.find(setAsideId);
  if (work === null || (await context.drafts.write(draftOf(work))) !== "working") return null;
  await context.setAside.remove(setAsideId);
  return work;
}
