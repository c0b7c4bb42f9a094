/** Why the edge refuses. */
export type RefusalCode = 
/** The path takes another method. */
"METHOD_NOT_ALLOWED"
/** The request does not come from a page of this site. */
 | "FOREIGN_ORIGIN"
/** The body is of another kind than the path takes. */
 | "UNSUPPORTED_MEDIA_TYPE" | "BODY_TOO_LARGE"
/** The body is not what it says it is, or a field of it is not what it must be. */
 | "BODY_UNREADABLE"
/** Nobody is signed in at your site. */
 | "SIGNED_OUT"
/** Your back-end gave no session: try again. */
 | "BACK_END_UNAVAILABLE"
/** A secret was about to reach the page; it was held back. */
 | "SECRET_REFUSED"
/** An option of yours is wrong. */
 | "CONFIG"
/** Something failed that nobody foresaw. */
 | "INTERNAL";
/** A request that is refused. Its message is ours alone: nothing of the request, of a token or of a secret is in it. */
export declare class Refusal extends Error {
    #private;
    /** By which it is known across copies of the package. */
    readonly name = "Refusal";
    /** Why. */
    readonly code: RefusalCode;
    /** The field, header or option at fault. */
    readonly field: string | undefined;
    constructor(code: RefusalCode, message: string, field?: string, headers?: Record<string, string>);
    /** HTTP status. */
    get status(): number;
    /** What the caller is told: `{ error: { code, message, field? } }`. */
    response(headers?: Record<string, string>): Response;
}
/** The refusal of a method, with those that are taken. */
export declare function otherMethod(...allowed: string[]): Refusal;
/** JSON for one borrower: kept nowhere on the way, and never taken for a page. */
export declare function answer(body: unknown, status?: number, headers?: HeadersInit): Response;
/**
 * Runs a handler and answers what it throws: a refusal as what it is, anything else as `INTERNAL`, of which the caller
 * learns no more. `report` is told of the latter.
 */
export declare function answering(handle: () => Promise<Response>, report?: (fault: unknown) => void): Promise<Response>;
