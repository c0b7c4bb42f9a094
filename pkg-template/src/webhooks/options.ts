import { wrong, WebhookError } from "./webhook-error.js";
import type { JSONObject } from "./fields.js";
import type { WebhookEvent } from "./verify.js";

const ALGORITHMS: readonly Algorithm[] = ["SHA-1", "SHA-256", "SHA-384", "SHA-512"];
const ENCODINGS: readonly Encoding[] = ["hex", "base64"];
const UNITS: readonly Unit[] = ["seconds", "milliseconds", "iso"];
const LEAST_SECRET_LENGTH = 16;

/** The hash of the HMAC. */
export type Algorithm = "SHA-1" | "SHA-256" | "SHA-384" | "SHA-512";
/** How the signature is written; `base64` is the one for URLs too, padded or not. */
export type Encoding = "hex" | "base64";
type Unit = NonNullable<TimestampOptions["unit"]>;
/** A shared secret: text as it is, or its bytes where the text stands for other bytes (hex, base64). 16 at least. */
export type Secret = string | Uint8Array;
/** A piece of what is signed; text counts as UTF-8. */
export type Part = string | Uint8Array;

/**
 * How deliveries are signed, and what else is unlike between senders. The platform's documents say HMAC with a shared
 * secret and no more (CONTRACT.md 6 and 7), so all of it is yours to set, as agreed with the platform.
 */
export interface VerifyOptions {
  /** Any of these may have signed. To rotate, have the new one and the old one here until the old one is used no more. */
  secrets: readonly Secret[];
  /** The header with the signature, or with several, apart by commas or spaces: one that fits is enough. */
  header: string;
  /** What stands before the signature in its header: `sha256=`. Nothing, by default. */
  prefix?: string | undefined;
  /** `SHA-256` by default. */
  algorithm?: Algorithm | undefined;
  /** `hex` by default. */
  encoding?: Encoding | undefined;
  /** Where the time of sending stands, if it is signed. Without, a delivery that somebody kept is good for ever. */
  timestamp?: TimestampOptions | undefined;
  /**
   * What is signed, piece by piece. The body alone, by default; with `timestamp` the timestamp as it came, a dot, the body.
   * Your own must cover the timestamp: one that is not signed proves nothing.
   */
  signedContent?: ((body: Uint8Array, headers: Headers) => Part | readonly Part[]) | undefined;
  /** Where things stand in a verified delivery. */
  read?: Readers | undefined;
  /** Bodies of more bytes are refused, and not read to their end. 1 MiB by default. */
  mostBytes?: number | undefined;
  /** Is told what became of each delivery. Free of its content: log it as it is. */
  onEvent?: ((event: WebhookEvent) => void) | undefined;
  /** The time, ms since 1970. `Date.now` by default. */
  now?: (() => number) | undefined;
}

/** Where the time of sending stands. */
export interface TimestampOptions {
  /** Its header; may be that of the signature. One timestamp must stand there: of several, nobody can say which is meant. */
  header: string;
  /** What stands before it there: `t=`. Nothing, by default. */
  prefix?: string | undefined;
  /** Since 1970 in seconds (the default) or milliseconds, or ISO 8601. */
  unit?: "seconds" | "milliseconds" | "iso" | undefined;
  /** How far it may be from now, before or after. 300 by default. Mind retries: are they stamped anew? */
  toleranceSeconds?: number | undefined;
}

/** Where things stand in a delivery that is verified. What gives nothing leaves it to the usual places. */
export interface Readers {
  /**
   * What tells a delivery from others, the same for every try at it. A digest of the body, by default. From a header, have
   * that in `signedContent`: else whoever kept a delivery may send it under another id.
   */
  id?: ((body: JSONObject, headers: Headers) => string | null | undefined) | undefined;
  /** The type of event. A dotted name under `type` or `event`, by default. */
  type?: ((body: JSONObject, headers: Headers) => string | null | undefined) | undefined;
  /** The snapshot. The object of a journey under `data`, `payload` or `snapshot`, or the body, by default. */
  snapshot?: ((body: JSONObject) => JSONObject | null | undefined) | undefined;
  /** The snapshot's own time: ISO 8601, or since 1970 in seconds or milliseconds. `updatedAt`, by default. */
  updatedAt?: ((snapshot: JSONObject) => string | number | null | undefined) | undefined;
}

/** @internal */
export interface Scheme extends Omit<VerifyOptions, "secrets"> {
  secrets: readonly Uint8Array<ArrayBuffer>[];
  prefix: string;
  algorithm: Algorithm;
  encoding: Encoding;
  timestamp: Required<{ [Key in keyof TimestampOptions]: NonNullable<TimestampOptions[Key]> }> | undefined;
  read: Readers;
  mostBytes: number;
  now: () => number;
}

/**
 * The options, checked and complete. From plain JavaScript anything may come.
 *
 * @internal
 * @throws WebhookError `CONFIG`, `SECRET_KEY_REFUSED`
 */
export function schemeOf(options: VerifyOptions): Scheme {
  requireObject("options", options);
  const { secrets, header, prefix = "", algorithm = "SHA-256", encoding = "hex", timestamp, read = {} } = options;
  const { mostBytes = 1 << 20, now = Date.now, signedContent, onEvent } = options;
  if (!Array.isArray(secrets) || secrets.length === 0) throw wrong("secrets", "must be a list of at least one secret");
  requireName("header", header);
  requirePrefix("prefix", prefix);
  requireOneOf("algorithm", algorithm, ALGORITHMS);
  requireOneOf("encoding", encoding, ENCODINGS);
  if (!Number.isSafeInteger(mostBytes) || mostBytes < 1) throw wrong("mostBytes", "must be a whole number, 1 or more");
  requireObject("read", read);
  const readers = Object.entries(read).map(([name, given]) => [`read.${name}`, given] as const);
  for (const [field, given] of [...Object.entries({ signedContent, onEvent, now }), ...readers]) {
    requireFunction(field, given);
  }
  return {
    ...options,
    secrets: secrets.map((secret: unknown, place) => keyBytes(secret, `secrets[${place}]`)),
    prefix,
    algorithm,
    encoding,
    // Not whatever is falsy: a variable that is not set would quietly let old deliveries in.
    timestamp: timestamp === undefined ? undefined : timestampOf(timestamp),
    read,
    mostBytes,
    now,
  };
}

function timestampOf(options: TimestampOptions) {
  requireObject("timestamp", options);
  const { header, prefix = "", unit = "seconds", toleranceSeconds = 300 } = options;
  requireName("timestamp.header", header);
  requirePrefix("timestamp.prefix", prefix);
  requireOneOf("timestamp.unit", unit, UNITS);
  requireSeconds("timestamp.toleranceSeconds", toleranceSeconds);
  return { header, prefix, unit, toleranceSeconds };
}

/**
 * @internal
 * @throws WebhookError `CONFIG`
 */
export function requireSeconds(field: string, value: unknown): void {
  if (!(typeof value === "number" && value > 0)) throw wrong(field, "must be a number above 0");
}

/**
 * @internal
 * @throws WebhookError `CONFIG`
 */
export function requireFunction(field: string, value: unknown): void {
  if (value !== undefined && typeof value !== "function") throw wrong(field, "must be a function");
}

function requireObject(field: string, value: unknown): void {
  if (typeof value !== "object" || value === null) throw wrong(field, "must be an object");
}

function keyBytes(secret: unknown, field: string): Uint8Array<ArrayBuffer> {
  if (typeof secret === "string" && secret.startsWith("sk_")) {
    const message = `${field} is an API key; deliveries are signed with the webhook's own secret`;
    throw new WebhookError("SECRET_KEY_REFUSED", message, { field });
  }
  if (typeof secret !== "string" && !(secret instanceof Uint8Array)) throw wrong(field, "must be text or bytes");
  // A copy: the caller's may change while the digest is made.
  const bytes = typeof secret === "string" ? new TextEncoder().encode(secret) : new Uint8Array(secret);
  if (bytes.byteLength < LEAST_SECRET_LENGTH) {
    throw wrong(field, `must be of ${LEAST_SECRET_LENGTH} characters at least; is its variable set?`);
  }
  return bytes;
}

function requireName(field: string, value: unknown): void {
  const isName = typeof value === "string" && /^[!#$%&'*+.^_`|~\w-]+$/.test(value);
  if (!isName) throw wrong(field, "must be the name of a header");
}

function requirePrefix(field: string, value: unknown): void {
  const isPrefix = typeof value === "string" && !/[\s,]/.test(value);
  if (!isPrefix) throw wrong(field, "must be text without spaces and commas: those come between values");
}

function requireOneOf(field: string, value: unknown, known: readonly string[]): void {
  if (!known.some((one) => one === value)) throw wrong(field, `must be one of ${known.join(", ")}`);
}
