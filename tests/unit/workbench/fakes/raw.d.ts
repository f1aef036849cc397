/** A file of the repository as its text. */
declare module "*.md?raw" {
  const text: string;
  export default text;
}

declare module "*.jsonl?raw" {
  const text: string;
  export default text;
}
