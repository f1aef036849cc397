import { forgetAll } from "../../Portal.Web/Browser/tab-memory";
import { leaveUndoNote } from "../../Portal.Web/Browser/undo-note";
import { tellUserTabs } from "../../Portal.Web/Browser/user-tabs";
import { element, userText } from "../framework/elements";
import { heldDrafts, setAsideDraft, shownTitle, type WorkbenchContext } from "../shim";
import { askChoice } from "./ask";
import { browserWork, type Portal } from "./browser-work";
import { addressToBringBack, addressToRecover } from "./errand";
import { signOutWords } from "./browser-work-words";
import { unreadableCopy, untitled } from "./words";

const mostNamed = 5;
const msPerDay = 86_400_000;

/** Asks about unsaved work of this browser before its user signs out, and does what was answered. False when they stay. */
export async function leaveBrowser(portal: Portal): Promise<boolean> {
  const context = browserWork(portal);
  if (context === null) return true;
  const { drafts, unreadable } = await context.drafts.list();
  const titles = [...drafts.map(({ title }) => shownTitle(title, untitled.session)), ...unreadable.map(() => unreadableCopy)];
  if (titles.length === 0) return true;
  const more = titles.length - mostNamed;
  const answer = await askChoice(
    signOutWords.heading,
    [
      element("p", {}, signOutWords.text(titles.length)),
      element(
        "ul",
        { class: "dialog-names" },
        ...titles.slice(0, mostNamed).map((title) => element("li", {}, userText(title))),
        ...(more > 0 ? [element("li", {}, signOutWords.more(more))] : []),
      ),
    ],
    [
      { answer: "remove", words: signOutWords.remove, kind: "quiet" },
      { answer: "keep", words: signOutWords.keep(portal.days) },
      { answer: "save", words: signOutWords.saveFirst, kind: "primary" },
    ],
  );
  if (answer === "save") await goAndSave(context, portal.base);
  if (answer === "keep") await keepWork(context, portal);
  if (answer === "remove") await removeWork(context, portal.userId);
  return answer === "keep" || answer === "remove";
}

/** Nothing of the user stays in this browser, what other tabs hold included. */
export async function forgetUser(portal: Portal): Promise<void> {
  const context = browserWork(portal);
  if (context !== null) await removeWork(context, portal.userId);
}

/** Opens the work when it is one piece that no other tab has; else the list of it. */
async function goAndSave({ drafts, environment }: WorkbenchContext, base: string): Promise<void> {
  const [
    {
      drafts: [only, ...others],
    },
    held,
  ] = [await drafts.list(), await heldDrafts(environment)];
  const isFree = only !== undefined && others.length === 0 && !held.has(only.draftId);
  environment.location.assign(isFree ? addressToRecover(base, only.draftId, only.sessionId) : `${base}/`);
}

/**
 * Sets aside every draft, those of living tabs too: they let go. What cannot be set aside stays a draft of the user's. Signed in again in
 * this tab, they are offered it back.
 */
async function keepWork(context: WorkbenchContext, { userId, base, days }: Portal): Promise<void> {
  tellUserTabs(userId, "let-go");
  const { drafts } = await context.drafts.list();
  const tried = await Promise.all(drafts.map(({ draftId }) => setAsideDraft(context, draftId, "signed-out")));
  const kept = tried.filter((work) => work !== null);
  const [first, ...others] = kept;
  if (first === undefined) return;
  const until = context.environment.clock.now() + days * msPerDay;
  const isOne = others.length === 0;
  leaveUndoNote({
    userId,
    until,
    words: signOutWords.kept(isOne ? shownTitle(first.title, untitled.session) : null, kept.length),
    address: isOne ? addressToBringBack(base, first) : `${base}/#set-aside`,
    action: signOutWords.action(isOne),
  });
}

async function removeWork(context: WorkbenchContext, userId: string): Promise<void> {
  tellUserTabs(userId, "forget");
  forgetAll();
  const { drafts, unreadable } = await context.drafts.list();
  await Promise.all([...drafts, ...unreadable].map(({ draftId }) => context.drafts.remove(draftId)));
  await context.setAside.removeAll();
}
