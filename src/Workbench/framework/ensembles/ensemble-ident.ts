const separator = "::";
const deltaSeparator = "~@@~";

/** Names an ensemble of a case: `{caseUuid}::{name}`. */
export class RegularEnsembleIdent {
  constructor(
    private readonly caseUuid: string,
    private readonly ensembleName: string,
  ) {}

  static isValidEnsembleIdentString(text: string): boolean {
    const at = text.indexOf(separator);
    return at > 0 && at + separator.length < text.length && !text.includes(deltaSeparator);
  }

  /** Throws for what is no ident. */
  static fromString(text: string): RegularEnsembleIdent {
    if (!RegularEnsembleIdent.isValidEnsembleIdentString(text)) throw new Error(`"${text}" names no ensemble.`);
    const at = text.indexOf(separator);
    return new RegularEnsembleIdent(text.slice(0, at), text.slice(at + separator.length));
  }

  getCaseUuid(): string {
    return this.caseUuid;
  }

  getEnsembleName(): string {
    return this.ensembleName;
  }

  toString(): string {
    return `${this.caseUuid}${separator}${this.ensembleName}`;
  }

  equals(other: unknown): boolean {
    return other instanceof RegularEnsembleIdent && other.toString() === this.toString();
  }
}

/** Names the difference of two ensembles: `{comparison}~@@~{reference}`. */
export class DeltaEnsembleIdent {
  constructor(
    private readonly comparison: RegularEnsembleIdent,
    private readonly reference: RegularEnsembleIdent,
  ) {}

  static isValidDeltaEnsembleIdentString(text: string): boolean {
    const [comparison, reference, ...more] = text.split(deltaSeparator);
    return (
      comparison !== undefined
      && reference !== undefined
      && more.length === 0
      && [comparison, reference].every((ident) => RegularEnsembleIdent.isValidEnsembleIdentString(ident))
    );
  }

  /** Throws for what is no ident. */
  static fromString(text: string): DeltaEnsembleIdent {
    if (!DeltaEnsembleIdent.isValidDeltaEnsembleIdentString(text)) throw new Error(`"${text}" names no difference of ensembles.`);
    const [comparison = "", reference = ""] = text.split(deltaSeparator);
    return new DeltaEnsembleIdent(RegularEnsembleIdent.fromString(comparison), RegularEnsembleIdent.fromString(reference));
  }

  getComparisonEnsembleIdent(): RegularEnsembleIdent {
    return this.comparison;
  }

  getReferenceEnsembleIdent(): RegularEnsembleIdent {
    return this.reference;
  }

  getEnsembleName(): string {
    return `${this.comparison.getEnsembleName()} - ${this.reference.getEnsembleName()}`;
  }

  toString(): string {
    return `${this.comparison.toString()}${deltaSeparator}${this.reference.toString()}`;
  }

  equals(other: unknown): boolean {
    return other instanceof DeltaEnsembleIdent && other.toString() === this.toString();
  }
}

export type EnsembleIdent = RegularEnsembleIdent | DeltaEnsembleIdent;

/** The ident that a text names, a delta's too; null for what is none. */
export function ensembleIdentFromString(text: string): EnsembleIdent | null {
  if (DeltaEnsembleIdent.isValidDeltaEnsembleIdentString(text)) return DeltaEnsembleIdent.fromString(text);
  return RegularEnsembleIdent.isValidEnsembleIdentString(text) ? RegularEnsembleIdent.fromString(text) : null;
}

/** The idents that texts name; what names none is left out. */
export function getEnsembleIdentsFromStrings(texts: readonly string[]): EnsembleIdent[] {
  return texts.flatMap((text) => ensembleIdentFromString(text) ?? []);
}

export function areEnsembleIdentsEqual(one: EnsembleIdent | null, other: EnsembleIdent | null): boolean {
  return one === null || other === null ? one === other : one.equals(other);
}

export function areEnsembleIdentListsEqual(one: readonly EnsembleIdent[] | null, other: readonly EnsembleIdent[] | null): boolean {
  if (one === null || other === null) return one === other;
  return one.length === other.length && one.every((ident, at) => ident.equals(other[at]));
}
