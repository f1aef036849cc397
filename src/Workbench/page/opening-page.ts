import { whenContactIsBack } from "../../Portal.Web/Browser/contact";
import {
  OPENING_PATIENCE_MS,
  type Clock,
  type Content,
  type Draft,
  type Orchestrator,
  type Place,
  type SnapshotMetadata,
  type Stored,
} from "../shim";
import type { Errand } from "./errand";
import { unreadableText } from "./failure-words";
import type { PlaceOpened } from "./place-opened";
import type { PlaceOpener } from "./place-opener";
import * as placeWords from "./place-words";
import type { Problem, StoredFile } from "./problem-view";

const second = 1_000;

/** What the page does about what is opened. */
export interface OpeningHost {
  /** Leaves what is shown: nothing of it stays, no open question either. */
  leave(): void;
  /** Takes what the address asks for beside its place, once. */
  takeErrand(): Errand | null;
  showSession(session: Orchestrator, postponed: Draft | undefined): void;
  showSnapshot(snapshot: Stored<SnapshotMetadata>, content: Content): void;
  goHome(): Promise<unknown>;
  /** Whether the server answers. Never rejects. */
  isReachable(): Promise<boolean>;
  /** Says why nothing is shown. */
  say(problem: Problem): void;
}

/**
 * Opens one place after the other and shows it, or says why it cannot be opened. The one spot where an exception of opening ends, and
 * every wait for it.
 */
export class OpeningPage {
  readonly #page: HTMLElement;
  readonly #base: string;
  readonly #clock: Pick<Clock, "after">;
  readonly #opener: PlaceOpener;
  readonly #host: OpeningHost;
  #turn = 0;
  #shown: Promise<void> = Promise.resolve();

  constructor(page: HTMLElement, base: string, clock: Pick<Clock, "after">, opener: PlaceOpener, host: OpeningHost) {
    [this.#page, this.#base, this.#clock, this.#opener, this.#host] = [page, base, clock, opener, host];
  }

  /** Of several places asked for while one is being opened, only the last is shown. Never rejects. */
  show(place: Place): Promise<void> {
    const turn = ++this.#turn;
    const errand = this.#host.takeErrand();
    this.#host.leave();
    this.#shown = this.#shown.then(() => (turn === this.#turn ? this.#open(place, errand, () => turn === this.#turn) : undefined));
    return this.#shown;
  }

  async #open(place: Place, errand: Errand | null, isWanted: () => boolean): Promise<void> {
    let opened: PlaceOpened | null = null;
    try {
      this.#loading(true);
      opened = await this.#inTime(this.#opener.open(place, errand, isWanted));
      this.#loading(false);
      if (isWanted()) await this.#show(opened, place, isWanted);
      else letGo(opened);
    } catch (problem) {
      letGo(opened);
      if (isWanted()) this.#failed(place, opened, problem);
    }
  }

  #failed(place: Place, opened: PlaceOpened | null, problem: unknown): void {
    console.error("A place could not be opened.", problem);
    // What comes of it later is not wanted any more.
    this.#turn++;
    this.#host.leave();
    const why = isSilence(problem) ? placeWords.tooLong : unreadableText({ kind: "thrown", thrown: String(problem) });
    const text = `${why} ${placeWords.isKept}`;
    this.#host.say({
      heading: placeWords.headings[place.kind],
      text,
      downloads: this.#stored(place, opened),
      retry: () => void this.show(place),
    });
  }

  async #show(opened: PlaceOpened, place: Place, isWanted: () => boolean): Promise<void> {
    switch (opened.kind) {
      case "session":
        return this.#host.showSession(opened.session, opened.postponed);
      case "snapshot":
        return this.#host.showSnapshot(opened.snapshot, opened.content);
      case "abandoned":
        return;
      case "leave":
        await this.#host.goHome();
        return;
      default:
        this.#host.say({
          ...opened,
          downloads: opened.downloads ?? (opened.isStored ? this.#stored(place, null) : []),
          retry: opened.canRetry ? () => void this.show(place) : undefined,
        });
        if (opened.isWaiting) this.#showLater(place, isWanted);
    }
  }

  /** Shows the place when the server answers again, unless the user has gone elsewhere. */
  #showLater(place: Place, isWanted: () => boolean): void {
    whenContactIsBack(
      () =>
        void (async () => {
          const isReachable = isWanted() && (await this.#host.isReachable());
          if (!isWanted()) return;
          if (isReachable) void this.show(place);
          else this.#showLater(place, isWanted);
        })(),
    );
  }

  /** What is stored of a place: the text that was opened, or else the server's file. */
  #stored(place: Place, opened: PlaceOpened | null): StoredFile[] {
    if (opened?.kind === "snapshot") return [{ text: opened.snapshot.content, name: `${opened.snapshot.metadata.id}.json` }];
    if (opened?.kind === "session") {
      const {
        view: { sessionId, draftId },
        textOfCopy,
      } = opened.session;
      return [{ text: textOfCopy, name: `${sessionId ?? draftId}.json` }];
    }
    return place.kind === "session" ? [{ href: `${this.#base}/sessions/${place.id}?handler=Export` }] : [];
  }

  /** Rejects when nothing comes of it for a minute in which nobody was asked anything. */
  #inTime(opening: Promise<PlaceOpened>): Promise<PlaceOpened> {
    return new Promise((resolve, reject) => {
      let [left, stop] = [OPENING_PATIENCE_MS, (): void => {}];
      const wait = (): void => {
        stop = this.#clock.after(second, tick);
      };
      const tick = (): void => {
        if (!document.querySelector("dialog[open]")) left -= second;
        if (left > 0) return wait();
        opening.then(letGo, () => undefined);
        reject(new DOMException("Nothing came of it.", "TimeoutError"));
      };
      wait();
      opening.then(resolve, reject).finally(() => stop());
    });
  }

  #loading(isLoading: boolean): void {
    this.#page.querySelector<HTMLElement>("[data-loading]")!.hidden = !isLoading;
    if (isLoading) this.#page.querySelector<HTMLElement>("webviz-workbench")!.hidden = true;
  }
}

function letGo(opened: PlaceOpened | null): void {
  if (opened?.kind === "session") opened.session.close();
}

function isSilence(problem: unknown): boolean {
  return problem instanceof DOMException && problem.name === "TimeoutError";
}
