const minute = 60_000;
const hour = 60 * minute;

/** "just now", "6 min ago", "2 h ago", then the day: "Today 07:51", "Yesterday 16:20", "20 Nov 15:31", "12 Aug 2025". */
export function ago(at: Date, now: Date): string {
  const passed = now.getTime() - at.getTime();
  if (passed >= 0 && passed < minute) return "just now";
  if (passed >= 0 && passed < hour) return `${Math.floor(passed / minute)} min ago`;
  if (passed >= 0 && passed < 6 * hour) return `${Math.floor(passed / hour)} h ago`;
  const clock = clockOf(at);
  const days = Math.round((dayOf(now) - dayOf(at)) / (24 * hour));
  if (days === 0) return `Today ${clock}`;
  if (days === 1) return `Yesterday ${clock}`;
  return at.getFullYear() === now.getFullYear() ? `${dateOf(at)} ${clock}` : `${dateOf(at)} ${at.getFullYear()}`;
}

/** "21 Nov at 15:41", with the year where it is another one. */
export function onDay(at: Date, now: Date): string {
  return `${dateOf(at)}${at.getFullYear() === now.getFullYear() ? "" : ` ${at.getFullYear()}`} at ${clockOf(at)}`;
}

function clockOf(at: Date): string {
  return at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

/** British browsers write "Sept", the server "Sep". */
function dateOf(at: Date): string {
  return `${at.getDate()} ${at.toLocaleDateString("en-US", { month: "short" })}`;
}

function dayOf(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
