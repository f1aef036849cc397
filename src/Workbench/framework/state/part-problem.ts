/** Why a stored part cannot be used. The message is for people. */
export class PartProblem extends Error {
  /** @param kind `newer` cannot be reset: another version of the module can use it. */
  constructor(
    readonly kind: "invalid" | "newer",
    reason: string,
  ) {
    super(reason);
  }

  static of(error: unknown): PartProblem {
    return error instanceof PartProblem ? error : new PartProblem("invalid", PartProblem.reasonOf(error));
  }

  static reasonOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Thrown by a module's `deserialize` to refuse one property: that one has its default, with a warning beside its field, and its stored
 * value is kept until the user chooses another. The path has a step a level, or is the property's name.
 */
export class InvalidAt extends Error {
  readonly path: readonly string[];

  constructor(path: string | readonly string[], reason: string) {
    super(reason);
    this.path = typeof path === "string" ? [path] : path;
  }
}
