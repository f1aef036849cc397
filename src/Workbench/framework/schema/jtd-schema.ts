/** A JSON Type Definition schema (RFC 8927) of the JSON text of a `T`. `D` names what `ref` may stand for. */
export type JtdSchema<T, D = NoDefinitions> = (
  | RefForm<T, D>
  | (unknown extends T ? EmptyForm : BodyForm<Exclude<T, null>, D> & Nullable<T>)
) & {
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** At the root alone. */
  readonly definitions?: { readonly [K in keyof D]: JtdSchema<D[K], D> };
};

/** A schema whose type is not known: what validates and lays over. */
export interface AnySchema {
  readonly nullable?: boolean;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly definitions?: Readonly<Record<string, AnySchema>>;
  readonly ref?: string;
  readonly type?: NumberType | "string" | "timestamp" | "boolean";
  readonly enum?: readonly string[];
  readonly elements?: AnySchema;
  readonly values?: AnySchema;
  readonly properties?: Readonly<Record<string, AnySchema>>;
  readonly optionalProperties?: Readonly<Record<string, AnySchema>>;
  readonly additionalProperties?: boolean;
  readonly discriminator?: string;
  readonly mapping?: Readonly<Record<string, AnySchema>>;
}

/** A schema that remembers the type that it was checked against. */
export interface TypedSchema<T> extends AnySchema {
  /** Never there: it is for the compiler alone. */
  readonly schemaOf?: (value: T) => T;
}

type NoDefinitions = Record<never, never>;
type NumberType = "float32" | "float64" | "int8" | "uint8" | "int16" | "uint16" | "int32" | "uint32";

type Nullable<T> = null extends T ? { readonly nullable: true } : { readonly nullable?: false };
interface EmptyForm {
  readonly nullable?: boolean;
}

type RefForm<T, D> = { [K in keyof D & string]: [Exclude<T, null>] extends [D[K]] ? { readonly ref: K } & Nullable<T> : never }[keyof D
  & string];

type BodyForm<N, D> = [N] extends [number]
  ? { readonly type: NumberType }
  : [N] extends [boolean]
    ? { readonly type: "boolean" }
    : [N] extends [string]
      ? TextForm<N>
      : [N] extends [readonly unknown[]]
        ? { readonly elements: JtdSchema<N[number], D> }
        : [N] extends [object]
          ? ObjectForm<N, D>
          : never;

/** Any text, texts of a pattern among them, or a list of all that it may be. */
type TextForm<N extends string> =
  {} extends Readonly<Record<N, 1>> ? { readonly type: "string" | "timestamp" } : { readonly enum: EveryOne<N> };

/**
 * A list in which no member of the union is missing: what can be looked up in it must be the whole union. (A property of function type is
 * compared strictly, a method is not.)
 */
type EveryOne<N extends string> = readonly N[] & { readonly indexOf: (member: N, from?: number) => number };

type ObjectForm<N, D> = string extends keyof N
  ? { readonly values: JtdSchema<N[keyof N & string], D> }
  : number extends keyof N
    ? { readonly values: JtdSchema<N[keyof N & number], D> }
    : true extends IsUnion<N>
      ? DiscriminatorForm<N, D>
      : PropertiesForm<N, D>;

type PropertiesForm<N, D> = ([RequiredKey<N>] extends [never]
  ? { readonly properties?: Record<never, never> }
  : { readonly properties: { readonly [K in RequiredKey<N>]: JtdSchema<N[K], D> } })
  & ([OptionalKey<N>] extends [never]
    ? { readonly optionalProperties?: Record<never, never> }
    : { readonly optionalProperties: { readonly [K in OptionalKey<N>]: JtdSchema<Exclude<N[K], undefined>, D> } }) & {
    readonly additionalProperties?: boolean;
  };

type DiscriminatorForm<N, D> = {
  [K in keyof N & string]: [N[K]] extends [string]
    ? {
        readonly discriminator: K;
        readonly mapping: { readonly [M in N[K] & string]: PropertiesForm<Omit<Extract<N, Readonly<Record<K, M>>>, K>, D> };
      }
    : never;
}[keyof N & string];

/** JSON leaves out what is undefined. What may be anything is there all the same. */
type OptionalKey<N> = {
  [K in keyof N]-?: {} extends Pick<N, K> ? K : unknown extends N[K] ? never : undefined extends N[K] ? K : never;
}[keyof N];
type RequiredKey<N> = Exclude<keyof N, OptionalKey<N>>;

type IsUnion<N, All = N> = N extends unknown ? ([All] extends [N] ? false : true) : never;
