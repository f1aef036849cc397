import { newContent } from "../new-content";
import {
  Backend,
  browserEnvironment,
  LocalDrafts,
  SetAside,
  ShimDatabase,
  WindowActivity,
  type ContentSource,
  type Environment,
  type Failure,
  type WorkbenchContext,
} from "../shim";

/** Where the page is, and whose it is. */
export interface Portal {
  userId: string;
  base: string;
  /** Address of the text worker. */
  worker: string;
  /** How many days work is kept that was set aside. */
  days: number;
}

/** The page of an element with `data-user`, `data-base`, `data-worker` and `data-days`. */
export function portalOf({ dataset }: HTMLElement): Portal {
  return { userId: dataset["user"] ?? "", base: dataset["base"] ?? "", worker: dataset["worker"] ?? "", days: Number(dataset["days"]) };
}

/** One for each user of the page: a store of the browser that does not answer is waited for once. */
const contexts = new Map<string, WorkbenchContext | null>();

/** What the work of this browser is asked with, outside of the workbench; null where nothing can be kept here. */
export function browserWork(portal: Portal): WorkbenchContext | null {
  const known = contexts.get(portal.userId);
  if (known !== undefined) return known;
  const made = makeContext(portal);
  contexts.set(portal.userId, made);
  return made;
}

function makeContext(portal: Portal): WorkbenchContext | null {
  const source = { read: newContent, onChange: () => () => {}, onLook: () => () => {}, load: () => {} };
  return contextIn(browserEnvironment(portal.worker), portal, source, () => Promise.resolve(false));
}

/** What sessions are worked on with in this environment; null where nothing can be kept. */
export function contextIn(
  environment: Environment,
  { userId, base, days }: Portal,
  source: ContentSource,
  signIn: (failure: Failure, backend: Backend) => Promise<boolean>,
): WorkbenchContext | null {
  const { work } = environment;
  if (work === null) return null;
  const database = new ShimDatabase(environment.indexedDB, environment.clock);
  const setAside = new SetAside(environment, database, userId, days);
  const backend = new Backend(environment, { apiBase: `${base}/api/persistence`, aliveUrl: `${base}/alive`, userId });
  return {
    environment,
    work,
    database,
    setAside,
    backend,
    drafts: new LocalDrafts(environment.localStorage, database, work, userId, () => setAside.removeOldest()),
    source,
    activity: new WindowActivity(environment),
    signIn: (failure) => signIn(failure, backend),
  };
}
