import { orNull } from "../Workbench/shim/or-null";
import { isKept, keep } from "./cookie";

/** Tells the server the reader's time zone (IANA name, cookie `tz`): date filters mean days there. */
export function rememberTimeZone(): void {
  const zone = orNull(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  if (zone && !isKept("tz", zone)) keep("tz", zone);
}
