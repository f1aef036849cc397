import { isObject } from "../../shim";

type Members = Readonly<Record<string, unknown>>;

/** What lies at a path; undefined where nothing does. */
export function valueAt(value: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return value;
  return isObject(value) && Object.hasOwn(value, step) ? valueAt(value[step], rest) : undefined;
}

/** A copy with another value at a path, which is left out where it is undefined. What is not there is not made. */
export function withValueAt(value: Members, [step, ...rest]: readonly string[], put: unknown): Members {
  if (step === undefined) return value;
  if (rest.length > 0) {
    const inner = value[step];
    return isObject(inner) ? { ...value, [step]: withValueAt(inner, rest, put) } : value;
  }
  if (put !== undefined) return { ...value, [step]: put };
  const { [step]: _left, ...others } = value;
  return others;
}
