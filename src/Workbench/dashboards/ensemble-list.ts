import { textOr, type Content, type RegularEnsemble } from "../shim";
import { whenContactIsBack } from "../../Portal.Web/Browser/contact";
import type { EnsembleEntry } from "../data/ensembles";
import { DataFailure } from "../data/reading";
import type { EnsembleChoice } from "../framework/ensembles/ensemble-choice";
import type { EnsembleParameter } from "../framework/ensembles/ensemble-parameters";
import type { filtered } from "../framework/ensembles/realization-filter";
import { ensemblesOf } from "./content-edits";
import { filterOf } from "./filter-edits";

type Filtered = typeof filtered;

/** Which ensembles have data in this portal. Until that is known, and when it cannot be, the session's own stay as they are. */
export class EnsembleList {
  #entries: readonly EnsembleEntry[] = [];
  #state: "loading" | "known" | "failed" = "loading";
  #problem = "";
  readonly #parameters = new Map<string, readonly EnsembleParameter[] | "loading">();
  #filtered: Filtered | "loading" | null = null;

  constructor(
    private readonly catalogue: () => Promise<readonly EnsembleEntry[]>,
    private readonly changed: () => void,
  ) {
    void this.refresh();
  }

  /** All ensembles with data here. */
  get entries(): readonly EnsembleEntry[] {
    return this.#entries;
  }

  /** Whether the list is there, or could not be loaded. */
  get areSettled(): boolean {
    return this.#state !== "loading";
  }

  get failed(): boolean {
    return this.#state === "failed";
  }

  /** Why the list could not be loaded, in words. */
  get problem(): string {
    return this.#problem;
  }

  async refresh(): Promise<void> {
    try {
      this.#entries = await this.catalogue();
      this.#state = "known";
    } catch (error) {
      console.error("The list of ensembles could not be loaded.", error);
      this.#state = "failed";
      this.#problem = error instanceof DataFailure ? error.message : "";
      whenContactIsBack(() => void this.refresh());
    }
    this.changed();
  }

  /** The session's ensembles with what is known of each. */
  choices(content: Content): EnsembleChoice[] {
    return ensemblesOf(content)
      .filter((ensemble) => typeof ensemble?.ensembleIdent === "string")
      .map((ensemble) => {
        const entry = this.#entries.find((candidate) => candidate.ident === ensemble.ensembleIdent) ?? null;
        const choice = this.#choiceOf(ensemble, entry);
        const filter = filterOf(content, ensemble.ensembleIdent);
        return filter === undefined || entry === null ? choice : this.#filter(choice, entry, filter);
      });
  }

  /** What varies between the realizations of an ensemble; null until it is loaded. */
  parametersOf(entry: EnsembleEntry): readonly EnsembleParameter[] | null {
    const known = this.#parameters.get(entry.ident);
    if (known === undefined) void this.#loadParameters(entry);
    return known === undefined || known === "loading" ? null : known;
  }

  #choiceOf(ensemble: RegularEnsemble, entry: EnsembleEntry | null): EnsembleChoice {
    const parameters = entry === null ? null : this.parametersOf(entry);
    return {
      ident: ensemble.ensembleIdent,
      name: textOr(ensemble.name, nameIn(ensemble.ensembleIdent)),
      caseName: textOr(ensemble.caseName, ""),
      color: textOr(ensemble.color, ""),
      state: this.#state === "loading" ? "loading" : entry ? "available" : "unavailable",
      entry,
      ...(parameters && { parameters }),
    };
  }

  /** What reckons with filters is loaded with the first session that has one. */
  #filter(choice: EnsembleChoice, entry: EnsembleEntry, filter: unknown): EnsembleChoice {
    if (typeof this.#filtered !== "function") {
      if (this.#filtered === null) void this.#loadFiltering();
      return unfiltered(choice);
    }
    const { realizations, state } = this.#filtered(entry.realizations, filter, choice.parameters);
    return state === "loading" ? unfiltered(choice) : { ...choice, realizations, filterState: state };
  }

  async #loadFiltering(): Promise<void> {
    this.#filtered = "loading";
    try {
      this.#filtered = (await import("./on-demand")).filtered;
    } catch (error) {
      console.error("The code of the realization filter could not be loaded.", error);
      this.#filtered = null;
      return whenContactIsBack(() => this.changed());
    }
    this.changed();
  }

  async #loadParameters(entry: EnsembleEntry): Promise<void> {
    this.#parameters.set(entry.ident, "loading");
    try {
      const { loadParameters } = await import("./on-demand");
      const parameters = await loadParameters(entry, new AbortController().signal);
      this.#parameters.set(
        entry.ident,
        parameters.map(({ name, type, isLogarithmic, unit, realizations, values }) => {
          return { name, groupName: null, type, isLogarithmic, unit, realizations, values: [...values] };
        }),
      );
    } catch (error) {
      console.error(`The parameters of ${entry.name} could not be loaded.`, error);
      this.#parameters.delete(entry.ident);
      return whenContactIsBack(() => this.changed());
    }
    this.changed();
  }
}

/** Nothing is drawn of an ensemble before its filter is known. */
function unfiltered(choice: EnsembleChoice): EnsembleChoice {
  return { ...choice, state: "loading", entry: null, filterState: "loading" };
}

/** The ensemble's own name in its ident `{caseUuid}::{name}`. */
export function nameIn(ident: string): string {
  return ident.split("::")[1] ?? ident;
}
