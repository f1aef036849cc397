const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const length = 12;

/** Gives the forms in a part of the page keys of their own: what they create from now on is another thing than what they created before. */
export function renewKeys(part: ParentNode): void {
  for (const field of part.querySelectorAll<HTMLInputElement>('input[name="form-key"]')) field.value = newKey();
}

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return [...bytes].map((byte) => letters[byte % letters.length]).join("");
}
