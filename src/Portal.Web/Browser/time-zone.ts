import { orNull } from "@webviz-portal/workbench/shim";
import { isKept, keep } from "./cookie";

/**
 * Tells the server the reader's time zone (IANA name, cookie `tz`): date filters mean days there. On the page where it is first
 * told, the zone's name is written and a list that was filtered by days asks again.
 */
export function rememberTimeZone(): void {
  const zone = orNull(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  if (!zone || isKept("tz", zone)) return;
  keep("tz", zone);
  for (const place of document.querySelectorAll("[data-zone]")) place.textContent = zone;
  const days = [...document.querySelectorAll<HTMLInputElement>("#filters input[type=date]")];
  if (days.every((day) => day.value === "")) return;
  // The list listens from then on.
  const list = document.getElementById("list");
  list?.addEventListener("htmx:after:init", () => list.dispatchEvent(new CustomEvent("refresh")), { once: true });
}
