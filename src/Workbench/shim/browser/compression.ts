import { orNull } from "./or-null";

/** The text's UTF-8 bytes as gzip; as they are where the browser cannot compress. */
export async function gzip(text: string): Promise<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  const stream = orNull(() => new CompressionStream("gzip"));
  return stream === null ? bytes : through(stream, bytes);
}

/** The text that {@link gzip} packed. Rejects with a TypeError for bytes that are damaged. */
export async function gunzip(bytes: Uint8Array): Promise<string> {
  const plain = isGzip(bytes) ? await through(new DecompressionStream("gzip"), bytes) : bytes;
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(plain);
}

type Bytes = Uint8Array<ArrayBuffer>;

/** UTF-8 never has these two bytes in a row. */
function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

async function through(stream: GenericTransformStream, bytes: Uint8Array): Promise<Uint8Array> {
  const transform = stream as ReadableWritablePair<Bytes, Bytes>;
  const output = new Blob([bytes as Bytes]).stream().pipeThrough(transform);
  return new Uint8Array(await new Response(output).arrayBuffer());
}
