import { Backend } from "../../../../src/Workbench/shim/server/backend";
import { AUTO_SAVE_DEBOUNCE_MS } from "../../../../src/Workbench/shim/constants";
import type { Content } from "../../../../src/Workbench/shim/content/content";
import type { ContentSource } from "../../../../src/Workbench/shim/content/content-source";
import { ShimDatabase } from "../../../../src/Workbench/shim/drafts/indexed-db";
import { LocalDrafts } from "../../../../src/Workbench/shim/drafts/local-drafts";
import { openDraft, openSaved } from "../../../../src/Workbench/shim/session/opened-session";
import type { Orchestrator } from "../../../../src/Workbench/shim/session/orchestrator";
import { takeDraft } from "../../../../src/Workbench/shim/drafts/recovery";
import { cloneJson } from "../../../../src/Workbench/shim/content/numbers";
import { SetAside } from "../../../../src/Workbench/shim/drafts/set-aside";
import { WindowActivity } from "../../../../src/Workbench/shim/browser/window-activity";
import type { WorkbenchContext } from "../../../../src/Workbench/shim/session/workbench-context";
import { FakeBrowser, type FakeTab, fakeWork } from "./browser";
import { FakeServer } from "./server";

/** A workbench with one setting. */
export class FakeSource implements ContentSource {
  content: Content = contentWith(0);
  reads = 0;
  loads = 0;
  isBroken = false;
  readonly #listeners = new Set<() => void>();
  readonly #looking = new Set<() => void>();

  read(): Content {
    this.reads++;
    if (this.isBroken) throw new TypeError("a module broke");
    return cloneJson(this.content);
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onLook(listener: () => void): () => void {
    this.#looking.add(listener);
    return () => this.#looking.delete(listener);
  }

  load(content: Content): void {
    this.loads++;
    this.content = cloneJson(content);
  }

  set(value: number): void {
    this.show(contentWith(value));
  }

  show(content: Content): void {
    this.content = cloneJson(content);
    for (const listener of [...this.#listeners]) listener();
  }

  /** Looks at another dashboard. */
  look(activeDashboardId: string): void {
    this.content = { ...this.content, activeDashboardId };
    for (const listener of [...this.#looking]) listener();
  }

  get value(): unknown {
    return this.content.settings["value"];
  }
}

/** One tab with the workbench in it. */
export interface Bench {
  browser: FakeBrowser;
  server: FakeServer;
  tab: FakeTab;
  source: FakeSource;
  context: WorkbenchContext;
  /** What the user answers when asked to sign in again; called once for each question. */
  signIns: (() => Promise<boolean>)[];
}

export function contentWith(value: number, more: object = {}): Content {
  return {
    activeDashboardId: null,
    dashboards: [],
    ensembleRealizationFilterSet: [],
    ensembleSet: { regularEnsembles: [], deltaEnsembles: [] },
    settings: { value },
    userCreatedItems: {},
    ...more,
  };
}

/** As the public frontend writes it: indented. */
export function stored(value: number): string {
  return JSON.stringify(contentWith(value), null, 2);
}

export function bench(shared: { browser?: FakeBrowser; server?: FakeServer; userId?: string } = {}): Bench {
  const { browser = new FakeBrowser(), server = new FakeServer(), userId = "ann" } = shared;
  const tab = browser.openTab({ fetch: server.fetch });
  const { environment } = tab;
  const source = new FakeSource();
  const signIns: Bench["signIns"] = [];
  const work = { ...fakeWork };
  const database = new ShimDatabase(environment.indexedDB, environment.clock);
  const setAside = new SetAside(environment, database, userId, 14);
  const context: WorkbenchContext = {
    environment,
    source,
    work,
    database,
    setAside,
    backend: new Backend(environment, { apiBase: "/api/persistence", aliveUrl: "/alive", userId }),
    drafts: new LocalDrafts(environment.localStorage, database, work, userId, () => setAside.removeOldest()),
    activity: new WindowActivity(environment),
    signIn: () => signIns.shift()?.() ?? Promise.resolve(false),
  };
  return { browser, server, tab, source, context, signIns };
}

/** Opens a stored session in a tab. */
export async function open(bench: Bench, id: string): Promise<Orchestrator> {
  const opened = await openSaved(bench.context, id);
  if (opened.kind !== "opened") throw new Error(`Not opened: ${opened.kind}`);
  return opened.session;
}

/** Drafts that lie in the browser, as their user sees them. */
export async function draftsIn(bench: Bench): Promise<{ value: unknown; title: string; base: number | null; hash: string | null }[]> {
  const { drafts } = await bench.context.drafts.list();
  return drafts.map(({ content, title, baseVersion, contentHash }) => ({
    value: (JSON.parse(content) as Content).settings["value"],
    title,
    base: baseVersion,
    hash: contentHash,
  }));
}

/** A bench with a stored session open in it. */
export async function benchWithSession(): Promise<Bench & { id: string; session: Orchestrator }> {
  const desk = bench();
  const id = desk.server.add(stored(1));
  return { ...desk, id, session: await open(desk, id) };
}

/** An edit, and the quiet moment after which it is in the draft. */
export async function edit({ browser, source }: Bench, value: number): Promise<void> {
  source.set(value);
  await browser.clock.advance(AUTO_SAVE_DEBOUNCE_MS);
}

/** A session edited in a tab that died, and a fresh tab in the same browser. */
export async function crashed(value = 2): Promise<Bench & { id: string }> {
  const old = bench();
  const id = old.server.add(stored(1));
  await open(old, id);
  old.source.set(value);
  await old.browser.clock.advance(200);
  old.tab.crash();
  return { ...bench(old), id };
}

/** Goes on, in a tab, with a draft of one that died. */
export async function recover(fresh: Bench, draftId: string): Promise<Orchestrator> {
  const own = await takeDraft(fresh.context, draftId);
  if (typeof own === "string") throw new Error(own);
  const opened = await openDraft(fresh.context, own);
  if (opened.kind !== "opened") throw new Error(opened.kind);
  return opened.session;
}
