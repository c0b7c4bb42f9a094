import type { Algorithm, Encoding, Part, Scheme } from "./options.js";
import { wrong, WebhookError } from "./webhook-error.js";

const DIGEST_BYTES: Record<Algorithm, number> = { "SHA-1": 20, "SHA-256": 32, "SHA-384": 48, "SHA-512": 64 };
/** More in one header are not looked at: each costs a digest of the body. */
const MOST_SIGNATURES = 8;

/** What stands in a header after this prefix, each by itself. */
export function valuesOf(headers: Headers, name: string, prefix: string): string[] {
  const listed = headers.get(name)?.split(/[\s,]+/) ?? [];
  const named = listed.filter((value) => value.startsWith(prefix)).map((value) => value.slice(prefix.length));
  return named.filter((value) => value !== "");
}

/**
 * Which secret, by its place, has signed these parts.
 *
 * Nothing is compared here. `crypto.subtle.verify` digests and compares, in constant time in every runtime; and it is
 * asked about every secret and every signature, so that neither an answer nor its time tells which one came close.
 *
 * @throws WebhookError `SIGNATURE_MISSING`, `SIGNATURE_INVALID`
 */
export async function signer(
  { secrets, header, prefix, algorithm, encoding }: Scheme,
  headers: Headers,
  parts: Part | readonly Part[],
): Promise<number> {
  const given = valuesOf(headers, header, prefix);
  if (given.length === 0) throw new WebhookError("SIGNATURE_MISSING", `no signature in ${header}`);
  const read = given.map((text) => bytesOf(text, encoding));
  const signatures = read.filter((bytes) => bytes?.byteLength === DIGEST_BYTES[algorithm]).slice(0, MOST_SIGNATURES);
  const content = joined(parts);
  const fits = secrets.map(async (secret) => {
    const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: algorithm }, false, ["verify"]);
    return Promise.all(signatures.map((signature) => crypto.subtle.verify("HMAC", key, signature!, content)));
  });
  const place = (await Promise.all(fits)).findIndex((each) => each.includes(true));
  if (place < 0) throw new WebhookError("SIGNATURE_INVALID", "no secret of yours has signed this");
  return place;
}

function joined(parts: Part | readonly Part[]): Uint8Array<ArrayBuffer> {
  const pieces = [parts].flat().map((part: unknown) => {
    if (typeof part === "string") return new TextEncoder().encode(part);
    if (part instanceof Uint8Array) return part;
    throw wrong("signedContent", "must give text or bytes");
  });
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}

function bytesOf(text: string, encoding: Encoding): Uint8Array<ArrayBuffer> | null {
  if (encoding === "hex") {
    if (text.length % 2 !== 0 || !/^[0-9a-f]+$/i.test(text)) return null;
    return Uint8Array.from(text.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
  }
  try {
    const letters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}
