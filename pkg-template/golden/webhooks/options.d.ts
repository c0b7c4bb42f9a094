import type { JSONObject } from "./fields.js";
import type { WebhookEvent } from "./verify.js";
/** The hash of the HMAC. */
export type Algorithm = "SHA-1" | "SHA-256" | "SHA-384" | "SHA-512";
/** How the signature is written; `base64` is the one for URLs too, padded or not. */
export type Encoding = "hex" | "base64";
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
