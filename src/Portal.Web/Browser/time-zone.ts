import { keep } from "./cookie";

/** Tells the server the reader's time zone (IANA name, cookie `tz`): date filters mean days there. */
export function rememberTimeZone(): void {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && !document.cookie.includes(`tz=${encodeURIComponent(zone)}`)) keep("tz", zone);
}
