/** Why a delivery is refused. */
export type WebhookErrorCode = 
/** There is no signature where it should be. */
"SIGNATURE_MISSING"
/** None of the secrets made this signature for this body. */
 | "SIGNATURE_INVALID"
/** There is no timestamp where it should be, or it is none, or there are several. */
 | "TIMESTAMP_MISSING"
/** Well signed, but too long ago, or in the future: somebody may have kept it and sent it again. */
 | "TIMESTAMP_OUTSIDE_TOLERANCE"
/** Webhooks come by POST. */
 | "METHOD_NOT_ALLOWED" | "BODY_TOO_LARGE"
/** The body broke off, or is well signed and no JSON object. */
 | "BODY_UNREADABLE"
/** A secret is an API key. */
 | "SECRET_KEY_REFUSED"
/** An option of yours is wrong, or the body was read before. */
 | "CONFIG";
/** A delivery that is refused. Its message is ours alone: nothing of the body, of a signature or of a secret is in it. */
export declare class WebhookError extends Error {
    /** By which `isWebhookError` knows it. */
    readonly name = "WebhookError";
    /** Why. */
    readonly code: WebhookErrorCode;
    /** The HTTP status to answer with. */
    readonly status: number;
    /** `CONFIG`, `SECRET_KEY_REFUSED`: the option at fault (`timestamp.header`). */
    readonly field: string | undefined;
    constructor(code: WebhookErrorCode, message: string, { field, cause }?: {
        field?: string;
        cause?: unknown;
    });
    /** The answer to give: the code alone, `{ error: { code } }`. */
    response(): Response;
}
/** Whether a value you caught is a `WebhookError`. By name, not by class: it holds across copies of the package. */
export declare function isWebhookError(value: unknown): value is WebhookError;
