import type { JtdSchema, TypedSchema } from "./jtd-schema";
import { sharedSchemas, type SharedSchemas } from "./shared-schemas";

/** Gives a schema that several modules share, by its name. */
export type Inject = <K extends keyof SharedSchemas>(name: K) => SharedSchemas[K];

/**
 * Makes the schema of a part of a module's state, checked against the type of what is stored: a missing property, a wrong type, a missing
 * `nullable` or an incomplete `enum` does not compile.
 */
export class SchemaBuilder<T, D = Record<never, never>> {
  constructor(private readonly make: (tools: { readonly inject: Inject }) => JtdSchema<T, D>) {}

  build(): JtdSchema<T, D> & TypedSchema<T> {
    return this.make({ inject: (name) => sharedSchemas[name] }) as JtdSchema<T, D> & TypedSchema<T>;
  }
}
