/** What varies between the realizations of an ensemble. */
export interface EnsembleParameter {
  readonly name: string;
  /** Where the name comes from; null where names are unique. */
  readonly groupName: string | null;
  /** A list of values to choose from, or a range. */
  readonly type: "continuous" | "discrete";
  readonly isLogarithmic: boolean;
  readonly unit: string | null;
  /** Realizations by number, and the value of each. */
  readonly realizations: readonly number[];
  readonly values: readonly number[] | readonly string[];
}

const separator = "~@@~";

/** Names a parameter: its name, and its group where it has one. */
export class ParameterIdent {
  constructor(
    readonly name: string,
    readonly groupName: string | null,
  ) {}

  static fromString(text: string): ParameterIdent {
    const [name = "", groupName = null] = text.split(separator);
    return new ParameterIdent(name, groupName);
  }

  static fromNameAndGroup(name: string, groupName: string | null): ParameterIdent {
    return new ParameterIdent(name, groupName);
  }

  toString(): string {
    return this.groupName === null ? this.name : `${this.name}${separator}${this.groupName}`;
  }

  equals(other: unknown): boolean {
    return other instanceof ParameterIdent && other.toString() === this.toString();
  }
}

/** The parameters of an ensemble. */
export class EnsembleParameters {
  constructor(private readonly parameters: readonly EnsembleParameter[]) {}

  getParameterArr(): readonly EnsembleParameter[] {
    return this.parameters;
  }

  getParameterIdents(type: EnsembleParameter["type"] | null = null): readonly ParameterIdent[] {
    return this.parameters
      .filter((parameter) => type === null || parameter.type === type)
      .map(({ name, groupName }) => new ParameterIdent(name, groupName));
  }

  hasParameter(ident: ParameterIdent): boolean {
    return this.findParameter(ident) !== null;
  }

  findParameter({ name, groupName }: ParameterIdent): EnsembleParameter | null {
    return this.parameters.find((parameter) => parameter.name === name && parameter.groupName === groupName) ?? null;
  }

  /** Throws where there is none of the name. */
  getParameter(ident: ParameterIdent): EnsembleParameter {
    const parameter = this.findParameter(ident);
    if (!parameter) throw new Error(`There is no parameter ${ident.toString()}.`);
    return parameter;
  }
}
