/** Says something once to a screen reader, in the page's status region. */
export function announce(text: string): void {
  const status = document.getElementById("announcements");
  if (status) status.textContent = text;
}
