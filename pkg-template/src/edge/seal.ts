import { Refusal } from "./refusal.js";

const LEAST_SECRET_LENGTH = 32;
const IV_BYTES = 12;

/** Seals values so that only the edge reads them, and nobody changes them unnoticed (AES-256-GCM). */
export interface Seal {
  /** Seals a value until `expiresAtMs`. It opens with the same `binding` only. */
  seal(value: unknown, binding: string, expiresAtMs: number): Promise<string>;
  /** What was sealed; `null` for what is forged, altered, expired, bound to something else or sealed with a key given up. */
  open(sealed: string, binding: string): Promise<unknown>;
}

/**
 * A seal for one purpose. `secrets` are 32 characters or more each, newest first: the first seals, all of them open. To
 * rotate, put a new one in front, and take the old one out when what it sealed has expired.
 *
 * @throws Refusal `CONFIG`
 */
export function sealFor(purpose: string, secrets: readonly string[]): Seal {
  const [newest] = secrets;
  if (newest === undefined || secrets.some((secret) => secret.length < LEAST_SECRET_LENGTH)) {
    throw new Refusal(
      "CONFIG",
      `give at least one secret, of ${LEAST_SECRET_LENGTH} characters or more each`,
      "secrets",
    );
  }
  const additional = (binding: string) => utf8(JSON.stringify([purpose, binding]));
  return {
    async seal(value, binding, expiresAtMs) {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const algorithm = { name: "AES-GCM", iv, additionalData: additional(binding) };
      const text = utf8(JSON.stringify([expiresAtMs, value]));
      const box = await crypto.subtle.encrypt(algorithm, await keyFrom(newest, purpose), text);
      return base64url(iv, new Uint8Array(box));
    },
    async open(sealed, binding) {
      const bytes = bytesOf(sealed);
      if (!bytes) return null;
      const algorithm = { name: "AES-GCM", iv: bytes.subarray(0, IV_BYTES), additionalData: additional(binding) };
      for (const secret of secrets) {
        const key = await keyFrom(secret, purpose);
        const text = await crypto.subtle.decrypt(algorithm, key, bytes.subarray(IV_BYTES)).catch(() => null);
        if (!text) continue;
        const [expiresAtMs, value] = JSON.parse(new TextDecoder().decode(text)) as [number, unknown];
        return expiresAtMs > Date.now() ? value : null;
      }
      return null;
    },
  };
}

/** A digest that names something without telling it. */
export async function digestOf(text: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", utf8(text))));
}

/** Bytes that nobody guesses, as text for a cookie. */
export function opaqueID(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

/** Each purpose has a key of its own: what was sealed for one opens nothing else. */
async function keyFrom(secret: string, purpose: string): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey("raw", utf8(secret), "HKDF", false, ["deriveKey"]);
  const derivation = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: utf8(`credit-journey ${purpose}`) };
  return crypto.subtle.deriveKey(derivation, material, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function base64url(...parts: Uint8Array[]): string {
  const letters = parts.flatMap((part) => [...part]).map((byte) => String.fromCharCode(byte));
  return btoa(letters.join("")).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    const letters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}
