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
export declare function sealFor(purpose: string, secrets: readonly string[]): Seal;
/** A digest that names something without telling it. */
export declare function digestOf(text: string): Promise<string>;
/** Bytes that nobody guesses, as text for a cookie. */
export declare function opaqueID(): string;
