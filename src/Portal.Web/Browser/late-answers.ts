interface Answer {
  ctx: { sourceElement: Element; request: { action: string } };
}

/**
 * A list that refreshes itself (`hx-get=""`) shows what the address of the page says. An answer that comes when the address is another one
 * by then, because a filter or more rows overtook it, is not shown; the list is asked for as it is now.
 */
export function dropLateAnswers(): void {
  document.addEventListener("htmx:after:request", (event) => {
    const { sourceElement, request } = (event as CustomEvent<Answer>).detail.ctx;
    if (sourceElement.getAttribute("hx-get") !== "" || request.action === location.pathname + location.search) return;
    event.preventDefault();
    sourceElement.dispatchEvent(new CustomEvent("refresh"));
  });
}
