import type { Backend } from "../server/backend";
import type { ContentSource } from "../content/content-source";
import type { Environment } from "../browser/environment";
import type { Failure } from "../server/failure";
import type { ShimDatabase } from "../drafts/indexed-db";
import type { LocalDrafts } from "../drafts/local-drafts";
import type { SetAside } from "../drafts/set-aside";
import type { TextWork } from "../browser/text-work";
import type { WindowActivity } from "../browser/window-activity";

/** What every session of one workbench document works with. */
export interface WorkbenchContext {
  environment: Environment;
  work: TextWork;
  backend: Backend;
  /** The one database of the page: what it is found not to do, nobody else waits for. */
  database: ShimDatabase;
  drafts: LocalDrafts;
  setAside: SetAside;
  source: ContentSource;
  activity: WindowActivity;
  /**
   * Asks the user to sign in again, in a second window. True when that was done and the call can be made again; false when the user
   * gave up. Meanwhile the work stays where it is.
   */
  signIn(failure: Failure): Promise<boolean>;
}
