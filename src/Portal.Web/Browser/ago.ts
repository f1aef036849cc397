const minute = 60_000;
const hour = 60 * minute;

/** "just now", "6 min ago", "2 h ago", then the day: "Today 07:51", "Yesterday 16:20", "20 Nov 15:31", "12 Aug 2025". */
export function ago(at: Date, now: Date): string {
  const passed = now.getTime() - at.getTime();
  if (passed >= 0 && passed < minute) return "just now";
  if (passed >= 0 && passed < hour) return `${Math.floor(passed / minute)} min ago`;
  if (passed >= 0 && passed < 6 * hour) return `${Math.floor(passed / hour)} h ago`;
  const clock = at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  const days = Math.round((dayOf(now) - dayOf(at)) / (24 * hour));
  if (days === 0) return `Today ${clock}`;
  if (days === 1) return `Yesterday ${clock}`;
  const sameYear = at.getFullYear() === now.getFullYear();
  // British browsers write "Sept", the server "Sep".
  const date = `${at.getDate()} ${at.toLocaleDateString("en-US", { month: "short" })}`;
  return `${date} ${sameYear ? clock : at.getFullYear()}`;
}

function dayOf(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
