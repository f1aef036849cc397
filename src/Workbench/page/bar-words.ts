/** What the bar says beside the status, which is in `words.ts`. */
export const documentTitle = (title: string) => `${title} – Webviz Portal`;
export const share = (ofLimit: number) => `${Math.floor(ofLimit * 100)} % of the size limit`;
export const moreWays = "More ways to save, and open";
export const saveAs = "Save as…";
export const open = "Open…";
export const copyLink = "Copy link";
export const copied = "Copied";
export const notCopied = "Not copied";
export const notCopiedWhy = "Not copied: the browser refused the clipboard. Copy the address of the page.";
