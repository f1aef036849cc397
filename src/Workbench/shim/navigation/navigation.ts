import type { Environment } from "../browser/environment";
import { placeAt, plainAddress, type Place } from "./places";

/** What the user wants to become of the work before leaving it. */
export type LeaveAnswer = "save" | "discard" | "cancel";

/** What navigation asks of the workbench. */
export interface NavigationHost {
  /** Whether leaving now would lose work. */
  hasSomethingToLose(): boolean;
  /** Asks save, don't save, or cancel. */
  ask(): Promise<LeaveAnswer>;
  /** Saves, with the save dialog where there is no title yet. True when the work is stored. */
  save(): Promise<boolean>;
  /** The work is not wanted: it is set aside, and its draft goes. False when the user would rather stay. */
  discard(): Promise<boolean>;
  /** Shows the place; the address is that place's already. */
  show(place: Place): Promise<void>;
}

/**
 * The one guard over links, Back and Forward inside the document, closing and reloading. Every entry of the history has its position in
 * its state, so that a step can be taken back without a trace. No other file touches the history or the browser's leave prompt.
 */
export class Navigation {
  readonly #environment: Environment;
  readonly #host: NavigationHost;
  readonly #pathBase: string;
  readonly #stop = new AbortController();
  readonly #beforeUnload = (event: Event): void => event.preventDefault();
  #position: number;
  #isGuarded = false;
  #isAsking = false;
  #arrivals: { position: number; arrived: () => void }[] = [];

  /** @param pathBase Path of the portal without a slash at its end, "" at the root. */
  constructor(environment: Environment, host: NavigationHost, pathBase: string) {
    this.#environment = environment;
    this.#host = host;
    this.#pathBase = pathBase;
    this.#position = positionOf(environment.history.state) ?? 0;
    const url = new URL(environment.location.href);
    environment.history.replaceState({ position: this.#position }, "", plainAddress(url, this.place, pathBase));
    environment.window.addEventListener("popstate", (event) => void this.#popped((event as PopStateEvent).state), {
      signal: this.#stop.signal,
    });
  }

  /** The place at the present address. */
  get place(): Place {
    const url = new URL(this.#environment.location.href);
    return placeAt(url, this.#pathBase) ?? { kind: "malformed", path: url.pathname };
  }

  /** Registers the browser's own leave prompt while there is something to lose, and only then. Called whenever that may have changed. */
  guard(hasSomethingToLose: boolean): void {
    if (hasSomethingToLose === this.#isGuarded) return;
    this.#isGuarded = hasSomethingToLose;
    if (hasSomethingToLose) this.#environment.window.addEventListener("beforeunload", this.#beforeUnload);
    else this.#environment.window.removeEventListener("beforeunload", this.#beforeUnload);
  }

  /** Puts the address right without a new entry: a draft got its id, a first save its session. */
  rename(address: string): void {
    this.#environment.history.replaceState({ position: this.#position }, "", address);
  }

  /** Goes to an address, after asking where work would be lost: in this document for places of the workbench, else by leaving it. */
  async go(address: string): Promise<boolean> {
    if (!(await this.#mayLeave())) return false;
    const sent = new URL(address, this.#environment.location.href);
    const place = sent.origin === new URL(this.#environment.location.href).origin ? placeAt(sent, this.#pathBase) : null;
    if (place === null) {
      this.guard(false);
      this.#environment.location.assign(sent.href);
      return true;
    }
    const url = new URL(plainAddress(sent, place, this.#pathBase));
    // As in a browser: going to where one is adds no entry.
    if (isHere(url, this.#environment.location.href)) this.rename(url.href);
    else this.#environment.history.pushState({ position: ++this.#position }, "", url.href);
    await this.#host.show(place);
    return true;
  }

  /** For the document's click listener: takes plain clicks on links; a modified one opens a new tab as ever. True when taken. */
  takeClick(event: MouseEvent): boolean {
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey && !event.defaultPrevented;
    const link = event.composedPath().find(isLink);
    if (!isPlain || link === undefined || link.href === "" || link.hasAttribute("download")) return false;
    if ((link.target !== "" && link.target !== "_self") || isFragment(link.href, this.#environment.location.href)) return false;
    event.preventDefault();
    void this.go(link.href);
    return true;
  }

  close(): void {
    this.guard(false);
    this.#stop.abort();
  }

  async #popped(state: unknown): Promise<void> {
    const arrived = positionOf(state);
    if (arrived === null) {
      // An entry that a fragment's link made: the same place, the next position.
      this.#environment.history.replaceState({ position: ++this.#position }, "");
      return;
    }
    const awaited = this.#arrivals.findIndex((arrival) => arrival.position === arrived);
    if (awaited >= 0) return this.#arrivals.splice(awaited, 1)[0]!.arrived();
    const delta = arrived - this.#position;
    if (delta === 0) return;
    if (this.#isAsking || this.#host.hasSomethingToLose()) {
      await this.#step(-delta, this.#position);
      if (!(await this.#mayLeave())) return;
      await this.#step(delta, arrived);
    }
    this.#position = arrived;
    await this.#host.show(this.place);
  }

  /** Moves through the history and waits until the browser is there. */
  #step(delta: number, position: number): Promise<void> {
    return new Promise((arrived) => {
      this.#arrivals.push({ position, arrived });
      this.#environment.history.go(delta);
    });
  }

  /** Whether the work may be left: nothing to lose, saved, or not wanted. While one question is open, a second one is "no". */
  async #mayLeave(): Promise<boolean> {
    if (this.#isAsking) return false;
    if (!this.#host.hasSomethingToLose()) return true;
    this.#isAsking = true;
    try {
      const answer = await this.#host.ask();
      return answer === "discard" ? await this.#host.discard() : answer === "save" && (await this.#host.save());
    } finally {
      this.#isAsking = false;
    }
  }
}

function positionOf(state: unknown): number | null {
  const position = (state as { position?: unknown } | null)?.position;
  return typeof position === "number" ? position : null;
}

/** Links of drawings have an address of another kind, and are left to the browser. */
function isLink(target: EventTarget): target is HTMLAnchorElement {
  return "href" in target && typeof target.href === "string" && "target" in target;
}

function isFragment(to: string, from: string): boolean {
  const [target, here] = [new URL(to), new URL(from)];
  return target.hash !== "" && isHere(target, here.href);
}

function isHere(url: URL, from: string): boolean {
  const here = new URL(from);
  return url.origin + url.pathname + url.search === here.origin + here.pathname + here.search;
}
