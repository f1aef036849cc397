/** Does something with a key. True takes it: the browser then does nothing with it. */
export type KeyListener = (event: KeyboardEvent) => boolean | void;

const moving = /^(?:Arrow|Home|End|Page|Tab)/;
// The last code point of the Latin blocks that keyboards write.
const notLatin = /[^\u0000-\u024f]/;
// Safari tells an input method's last key after its end, with this code alone.
const processedByInputMethod = 229;
let hasLatinLetters: boolean | undefined;

/**
 * The one way to listen to keys. Not told are those of an input method, which needs Enter and Escape for its candidates, and the repeats of
 * a key that is held down, unless it moves.
 */
export function onKey(target: EventTarget, listener: KeyListener, options: AddEventListenerOptions = {}): void {
  let taken = "";
  target.addEventListener(
    "keydown",
    (told) => {
      const event = told as KeyboardEvent;
      if (!isOfUser(event)) return;
      if (!event.repeat || moving.test(event.key)) taken = listener(event) === true ? event.key : "";
      if (taken === event.key) event.preventDefault();
    },
    options,
  );
}

/**
 * What the browser itself does with a key. One that is held down presses, sends and closes once, not also what has the focus after that;
 * and the Enter and Escape of an input method send and close nothing.
 */
export function guardKeys(): void {
  document.addEventListener(
    "keydown",
    (event) => {
      const { key, repeat, target } = event;
      if ((!repeat && isOfUser(event)) || !(target instanceof Element)) return;
      const acts = key === "Enter" ? !target.matches("textarea") : key === " " ? target.matches("button, summary") : key === "Escape";
      if (acts) event.preventDefault();
    },
    { capture: true },
  );
}

/** Whether it is Ctrl, or Cmd, with this letter. With Alt it is a letter of its own (AltGr+S writes "ś"). */
export function isCommand(event: KeyboardEvent, letter: string): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey && latinKey(event).toLowerCase() === letter;
}

/**
 * What the key writes; on a layout without Latin letters, what a US keyboard has at its place. Caps Lock does not count.
 * Where "/" is, such layouts may have a full stop and a comma.
 */
export function latinKey({ key, code, shiftKey }: KeyboardEvent): string {
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  if (letter !== undefined) {
    hasLatinLetters = !notLatin.test(key);
    const latin = hasLatinLetters ? key : letter;
    return shiftKey || latin.length > 1 ? latin : latin.toLowerCase();
  }
  const isForeign = notLatin.test(key) || (hasLatinLetters !== true && (key === "." || key === ","));
  return code === "Slash" && isForeign ? (shiftKey ? "?" : "/") : key;
}

/** Filling in by the browser tells of keys that have no name. */
function isOfUser(event: KeyboardEvent): boolean {
  // oxlint-disable-next-line typescript/no-deprecated -- Nothing else tells the last key of an input method in Safari.
  return typeof event.key === "string" && !event.isComposing && event.keyCode !== processedByInputMethod;
}
