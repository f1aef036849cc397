/** The text as gzip over its UTF-8 bytes. */
export async function gzip(text: string): Promise<Uint8Array> {
  return through(new CompressionStream("gzip"), new TextEncoder().encode(text));
}

/** The text that {@link gzip} packed. Rejects with a TypeError for bytes that are damaged. */
export async function gunzip(bytes: Uint8Array): Promise<string> {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await through(new DecompressionStream("gzip"), bytes));
}

type Bytes = Uint8Array<ArrayBuffer>;

async function through(stream: GenericTransformStream, bytes: Uint8Array): Promise<Uint8Array> {
  const transform = stream as ReadableWritablePair<Bytes, Bytes>;
  const output = new Blob([bytes as Bytes]).stream().pipeThrough(transform);
  return new Uint8Array(await new Response(output).arrayBuffer());
}
