import { readAddress } from "../bridge/address.js";
import { cappedBytes } from "../host/capped-bytes.js";
import { journeyError, type JourneyError } from "../journey-error.js";

type Code = JourneyError["code"];

/**
 * A word that begins as an API key does, also after an escape of JSON or of an address: as in `src/machine/guard.rs`. In
 * an address, which is chance in part, the mode of the key must follow.
 */
const API_KEY = /(?:^|[^A-Za-z0-9_]|\\[a-z]|\\u[0-9a-f]{4}|%[0-9A-Fa-f]{2})sk_((?:live|test)_)?/g;

/** Longer answers are none, nor are they read to their end: the URL in six spellings has less than that. */
const MOST_BYTES = 131_072;

/** Marks of the URLs that were used up on this page: numbers, of which no URL can be made again. */
const used = new Set<number>();

/** The one-time URL in what `url()` answered. Throws a `JourneyError` that holds nothing of it. */
export async function readEmbedUrl(answer: unknown, origins: readonly string[]): Promise<string> {
  const given = isResponse(answer) ? await bodyOf(answer) : answer;
  const text = JSON.stringify(given) ?? "";
  if (text.length > MOST_BYTES) throw failure("DECODE", "the answer of url() is too long");
  if (holdsApiKey(given, text)) throw failure("SECRET_KEY_REFUSED", "the answer of url() holds an API key");
  const [url, ...others] = new Set(typeof given === "string" ? [given] : spellings(given));
  if (typeof url !== "string" || others.length) throw failure("DECODE", "the answer of url() holds no embedURL");
  const address = readAddress(url);
  if (!address || !origins.includes(address.origin)) {
    throw failure("REDIRECT_REFUSED", `the embedURL is no plain https URL at ${origins.join(" or ")}`);
  }
  if (used.has(mark(url))) throw failure("CONFIG", "url must answer with a new URL each time: each is valid once");
  return url;
}

function holdsApiKey(given: unknown, text: string): boolean {
  const beside = JSON.stringify(given, (_, value: unknown) => (readAddress(value) ? null : value)) ?? "";
  return beside.search(API_KEY) >= 0 || [...text.matchAll(API_KEY)].some(([, mode]) => mode);
}

/** A URL is used up as soon as a frame is sent there, whatever comes of it. */
export function useUp(url: string): void {
  used.add(mark(url));
}

export function failure(
  code: Code,
  message: string,
  facts: { status?: number; retryable?: boolean } = {},
): JourneyError {
  const nothing = { status: null, retryable: false, requestID: null, correlationID: null, details: null };
  return journeyError({ ...nothing, ...facts, code, message });
}

/** The values under `embedURL`, however its letters are cased: the platform documents six ways. */
function spellings(answer: unknown): unknown[] {
  if (typeof answer !== "object" || answer === null) return [];
  return Object.entries(answer).flatMap(([name, value]) => (name.toLowerCase() === "embedurl" ? [value] : []));
}

async function bodyOf(response: Response): Promise<unknown> {
  const { ok, status } = response;
  if (!ok) throw failure("SESSION_UNAVAILABLE", "your back-end gave no URL", { status, retryable: true });
  try {
    const bytes = await cappedBytes(response, MOST_BYTES);
    return JSON.parse(new TextDecoder().decode(bytes ?? undefined));
  } catch {
    throw failure("DECODE", "the answer of url() is no JSON, or too long", { status });
  }
}

function isResponse(answer: unknown): answer is Response {
  return typeof answer === "object" && answer !== null && "json" in answer && typeof answer.json === "function";
}

/** FNV-1a, 32 bits. */
function mark(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
