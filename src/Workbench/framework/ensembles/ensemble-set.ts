import { atom } from "jotai/vanilla";
import type { SensitivityEntry } from "../../data/ensembles";
import { ofWorkbench } from "../state/of-workbench";
import { realizationsIn, type EnsembleChoice } from "./ensemble-choice";
import { DeltaEnsembleIdent, RegularEnsembleIdent, type EnsembleIdent } from "./ensemble-ident";
import { EnsembleParameters } from "./ensemble-parameters";

/** An ensemble of the session, with the read surface of the public framework. */
export class RegularEnsemble {
  readonly #ident: RegularEnsembleIdent;
  readonly #parameters: EnsembleParameters;

  constructor(private readonly choice: EnsembleChoice) {
    this.#ident = RegularEnsembleIdent.fromString(choice.ident);
    this.#parameters = new EnsembleParameters(choice.parameters ?? []);
  }

  getIdent(): RegularEnsembleIdent {
    return this.#ident;
  }

  /** The name that the session gives it, or its own. */
  getDisplayName(): string {
    return this.choice.name;
  }

  getCustomName(): string | null {
    return this.choice.name === this.#ident.getEnsembleName() ? null : this.choice.name;
  }

  getEnsembleName(): string {
    return this.#ident.getEnsembleName();
  }

  getCaseUuid(): string {
    return this.#ident.getCaseUuid();
  }

  getCaseName(): string {
    return this.choice.caseName;
  }

  /** Whatever CSS takes for a colour. */
  getColor(): string {
    return this.choice.color;
  }

  /** All that it has, by number; the filter is asked apart. */
  getRealizations(): readonly number[] {
    return this.choice.entry?.realizations ?? [];
  }

  getRealizationCount(): number {
    return this.getRealizations().length;
  }

  /** None until they are loaded. */
  getParameters(): EnsembleParameters {
    return this.#parameters;
  }

  /** Null where the ensemble is no set of sensitivities. */
  getSensitivities(): readonly SensitivityEntry[] | null {
    return this.choice.entry?.sensitivities ?? null;
  }

  /** The fields that its case belongs to. */
  getFieldIdentifiers(): readonly string[] {
    return this.choice.entry ? [this.choice.entry.caseName] : [];
  }

  /** What the workbench knows of it. */
  getChoice(): EnsembleChoice {
    return this.choice;
  }
}

/** The ensembles of the session. */
export class EnsembleSet {
  readonly #ensembles: readonly RegularEnsemble[];

  constructor(choices: readonly EnsembleChoice[]) {
    this.#ensembles = choices
      .filter(({ ident }) => RegularEnsembleIdent.isValidEnsembleIdentString(ident))
      .map((choice) => new RegularEnsemble(choice));
  }

  hasAnyRegularEnsembles(): boolean {
    return this.#ensembles.length > 0;
  }

  getRegularEnsembleArray(): readonly RegularEnsemble[] {
    return this.#ensembles;
  }

  getEnsembleArray(): readonly RegularEnsemble[] {
    return this.#ensembles;
  }

  hasEnsemble(ident: EnsembleIdent): boolean {
    return this.findEnsemble(ident) !== null;
  }

  /** Null for one that the session does not have, and for differences of two, which are not reckoned here. */
  findEnsemble(ident: EnsembleIdent): RegularEnsemble | null {
    if (ident instanceof DeltaEnsembleIdent) return null;
    return this.#ensembles.find((ensemble) => ensemble.getIdent().equals(ident)) ?? null;
  }

  /** Throws for one that the session does not have. */
  getEnsemble(ident: EnsembleIdent): RegularEnsemble {
    const ensemble = this.findEnsemble(ident);
    if (!ensemble) throw new Error(`${ident.toString()} is not in this session.`);
    return ensemble;
  }
}

/** The ensembles of the session, put into every module instance's store by the workbench. */
export const EnsembleSetAtom = ofWorkbench(atom(new EnsembleSet([])));

/** Answers the realizations of an ensemble that the session's filter leaves, by number. */
export const ValidEnsembleRealizationsFunctionAtom = ofWorkbench(
  atom((get) => {
    const ensembles = get(EnsembleSetAtom);
    return (ident: EnsembleIdent): readonly number[] => {
      const ensemble = ensembles.findEnsemble(ident);
      return ensemble ? realizationsIn(ensemble.getChoice()) : [];
    };
  }),
);
