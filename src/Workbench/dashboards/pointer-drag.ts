import { onKey } from "../../Portal.Web/Browser/keys";

/** What happens while a pointer is held: how far it went in pixels, and where it is in the window. */
export interface Drag {
  readonly move: (dx: number, dy: number, event: PointerEvent) => void;
  /** The pointer was let go; without this call the drag was given up, by Escape or by the system. */
  readonly drop: () => void;
  readonly end: () => void;
}

const threshold = 4;

/** Follows the pointer that went down, once it has moved far enough to mean it, until it is let go or Escape is pressed. */
export function followPointer(down: PointerEvent, begin: () => Drag): void {
  const listening = new AbortController();
  const { signal } = listening;
  let drag: Drag | null = null;

  function finish(dropped: boolean): void {
    listening.abort();
    if (dropped) drag?.drop();
    drag?.end();
  }

  addEventListener(
    "pointermove",
    (event) => {
      if (event.pointerId !== down.pointerId) return;
      const dx = event.clientX - down.clientX;
      const dy = event.clientY - down.clientY;
      if (!drag && Math.hypot(dx, dy) < threshold) return;
      drag ??= begin();
      drag.move(dx, dy, event);
    },
    { signal },
  );
  addEventListener(
    "pointerup",
    (event) => {
      if (event.pointerId === down.pointerId) finish(true);
    },
    { signal },
  );
  addEventListener(
    "pointercancel",
    (event) => {
      if (event.pointerId === down.pointerId) finish(false);
    },
    { signal },
  );
  onKey(
    window,
    (event) => {
      if (event.key === "Escape") finish(false);
    },
    { signal },
  );
  // A press that became a drag is no click.
  addEventListener(
    "click",
    (event) => {
      if (drag) event.preventDefault();
    },
    { signal, capture: true },
  );
}
