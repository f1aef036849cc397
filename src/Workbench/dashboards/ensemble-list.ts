import { textOr, type RegularEnsemble } from "../shim";
import { whenContactIsBack } from "../../Portal.Web/Browser/contact";
import { DataFailure, type EnsembleEntry } from "../data/ensembles";
import type { EnsembleChoice } from "../framework/ensembles/ensemble-choice";

/** Which ensembles have data in this portal. Until that is known, and when it cannot be, the session's own stay as they are. */
export class EnsembleList {
  #entries: readonly EnsembleEntry[] = [];
  #state: "loading" | "known" | "failed" = "loading";
  #problem = "";

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
  choices(ensembles: readonly RegularEnsemble[]): EnsembleChoice[] {
    return ensembles
      .filter((ensemble) => typeof ensemble?.ensembleIdent === "string")
      .map((ensemble) => {
        const entry = this.#entries.find((candidate) => candidate.ident === ensemble.ensembleIdent) ?? null;
        return {
          ident: ensemble.ensembleIdent,
          name: textOr(ensemble.name, nameIn(ensemble.ensembleIdent)),
          caseName: textOr(ensemble.caseName, ""),
          color: textOr(ensemble.color, ""),
          state: this.#state === "loading" ? "loading" : entry ? "available" : "unavailable",
          entry,
        };
      });
  }
}

/** The ensemble's own name in its ident `{caseUuid}::{name}`. */
export function nameIn(ident: string): string {
  return ident.split("::")[1] ?? ident;
}
