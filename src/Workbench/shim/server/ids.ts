import { ID_LENGTH } from "../constants";

const form = new RegExp(`^[A-Za-z0-9_-]{${ID_LENGTH}}$`);

/** Whether a text has the form of an id of this portal. Where not, the server need not be asked. */
export function isWellFormedId(text: string): boolean {
  return form.test(text);
}
