const controls = "a[href], button, input, select, textarea, summary, label, [role=button], [role=tab], [role=radio], [contenteditable]";
const margin = 16;
const lookEach = 500;

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

let timer: number | undefined;

/**
 * Keeps toasts off what can be pressed, for as long as there are any: as low and as far right as nothing lies below them. Where no place is
 * wide enough (a phone's list), presses go through their text, and their own buttons lie where nothing else is.
 */
export function keepClear(list: HTMLElement): void {
  if (timer !== undefined) return place(list);
  const again = (): void => place(list);
  const stop = new AbortController();
  for (const name of ["scroll", "resize"]) window.addEventListener(name, again, { signal: stop.signal, capture: true, passive: true });
  timer = window.setInterval(() => {
    if (list.querySelector("toast-message") !== null) return again();
    window.clearInterval(timer);
    timer = undefined;
    stop.abort();
    list.style.inset = "";
    list.classList.remove("toasts-through");
  }, lookEach);
  place(list);
}

function place(list: HTMLElement): void {
  const below = [...document.querySelectorAll<HTMLElement>(controls)]
    .filter((control) => !list.contains(control) && control.checkVisibility({ visibilityProperty: true }))
    .map((control) => control.getBoundingClientRect())
    .filter((box) => box.width > 0 && box.bottom > 0 && box.top < innerHeight);
  const now = list.getBoundingClientRect();
  const isThrough = list.classList.contains("toasts-through");
  if (!isThrough && !below.some((box) => overlap(box, now))) return;
  const own = [...list.querySelectorAll("button, a")].map((control) => control.getBoundingClientRect());
  const free = spots(now).find((spot) => !below.some((box) => overlap(box, moved(now, spot, now))));
  const spot =
    free ?? spots(now).find((candidate) => own.every((button) => !below.some((box) => overlap(box, moved(button, candidate, now)))));
  list.classList.toggle("toasts-through", free === undefined);
  if (spot === undefined) return;
  const right = innerWidth - spot.left - now.width;
  list.style.inset = `auto ${right}px ${innerHeight - spot.top - now.height}px ${spot.left}px`;
}

/** Where the list could lie: the lowest first, of one height the one farthest right. */
function* spotsOf({ width, height }: DOMRect): Generator<{ left: number; top: number }> {
  for (let top = innerHeight - margin - height; top >= 0; top -= 8) {
    for (let left = innerWidth - margin - width; left >= 0; left -= 40) yield { left, top };
  }
}

function spots(box: DOMRect): { left: number; top: number }[] {
  return [...spotsOf(box)];
}

function moved(box: DOMRect, to: { left: number; top: number }, from: DOMRect): Box {
  const [x, y] = [to.left - from.left, to.top - from.top];
  return { left: box.left + x, top: box.top + y, right: box.right + x, bottom: box.bottom + y };
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
