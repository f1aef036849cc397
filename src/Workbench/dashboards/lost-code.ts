/** Browsers name the file that did not come in their message, Safari excepted. */
const address = /https?:\/\/\S+?\.js\b/;

/**
 * Whether the code that a failure is about is gone for ever: after a deployment a page that is still open asks for files of the one before.
 * What is only out of reach is not.
 */
export async function isLost(failure: unknown): Promise<boolean> {
  const [url] = address.exec(failure instanceof Error ? failure.message : "") ?? [];
  if (url === undefined) return false;
  try {
    const { status } = await fetch(url, { method: "HEAD", cache: "no-store" });
    return status === 404 || status === 410;
  } catch {
    return false;
  }
}
