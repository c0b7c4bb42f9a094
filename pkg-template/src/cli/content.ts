// What a file says, whatever way it is written down.

import { readFileSync, statSync } from "node:fs";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

/** No build of a front-end comes near; a decompressed file must keep to it too. */
const LARGEST_BYTES = 128 * 1024 * 1024;

/** Enough to tell a binary file from a text. */
const SAMPLE_BYTES = 8192;

/**
 * The text of a file: precompressed copies (`.gz`, `.br`) are opened, UTF-16 is known by its mark, and of a binary each
 * byte is a letter, so that strings inside it stay whole. Throws what people understand.
 */
export function contentOf(path: string): string {
  if (statSync(path).size > LARGEST_BYTES) throw new Error("larger than 128 MB");
  const bytes = opened(path, readFileSync(path));
  return textOf(bytes);
}

/** Bytes as text. */
export function textOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return bytes.toString(bytes.subarray(0, SAMPLE_BYTES).includes(0) ? "latin1" : "utf8");
}

function opened(path: string, bytes: Buffer): Buffer {
  const limit = { maxOutputLength: LARGEST_BYTES };
  try {
    if (path.endsWith(".gz")) return gunzipSync(bytes, limit);
    if (path.endsWith(".br")) return brotliDecompressSync(bytes, limit);
  } catch {
    throw new Error("cannot be decompressed, or to more than 128 MB");
  }
  return bytes;
}
