/** Why the edge refuses. */
export type RefusalCode =
  /** The path takes another method. */
  | "METHOD_NOT_ALLOWED"
  /** The request does not come from a page of this site. */
  | "FOREIGN_ORIGIN"
  /** The body is of another kind than the path takes. */
  | "UNSUPPORTED_MEDIA_TYPE"
  | "BODY_TOO_LARGE"
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

const STATUS: Record<RefusalCode, number> = {
  METHOD_NOT_ALLOWED: 405,
  FOREIGN_ORIGIN: 403,
  UNSUPPORTED_MEDIA_TYPE: 415,
  BODY_TOO_LARGE: 413,
  BODY_UNREADABLE: 400,
  SIGNED_OUT: 401,
  BACK_END_UNAVAILABLE: 503,
  SECRET_REFUSED: 500,
  CONFIG: 500,
  INTERNAL: 500,
};

/** A request that is refused. Its message is ours alone: nothing of the request, of a token or of a secret is in it. */
export class Refusal extends Error {
  /** By which it is known across copies of the package. */
  override readonly name = "Refusal";
  /** Why. */
  readonly code: RefusalCode;
  /** The field, header or option at fault. */
  readonly field: string | undefined;
  #headers: Record<string, string>;

  constructor(code: RefusalCode, message: string, field?: string, headers: Record<string, string> = {}) {
    super(message);
    this.code = code;
    this.field = field;
    this.#headers = headers;
  }

  /** HTTP status. */
  get status(): number {
    return STATUS[this.code];
  }

  /** What the caller is told: `{ error: { code, message, field? } }`. */
  response(headers: Record<string, string> = {}): Response {
    const { code, message, field } = this;
    const error = { code, message, ...(field !== undefined && { field }) };
    return answer({ error }, this.status, { ...this.#headers, ...headers });
  }
}

/** The refusal of a method, with those that are taken. */
export function otherMethod(...allowed: string[]): Refusal {
  return new Refusal("METHOD_NOT_ALLOWED", `use ${allowed.join(" or ")}`, undefined, { Allow: allowed.join(", ") });
}

/** JSON for one borrower: kept nowhere on the way, and never taken for a page. */
export function answer(body: unknown, status = 200, headers?: HeadersInit): Response {
  const all = new Headers(headers);
  all.set("Content-Type", "application/json");
  all.set("Cache-Control", "no-store, private");
  all.set("X-Content-Type-Options", "nosniff");
  return new Response(JSON.stringify(body), { status, headers: all });
}

/**
 * Runs a handler and answers what it throws: a refusal as what it is, anything else as `INTERNAL`, of which the caller
 * learns no more. `report` is told of the latter.
 */
export async function answering(handle: () => Promise<Response>, report?: (fault: unknown) => void): Promise<Response> {
  try {
    return await handle();
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.response();
    report?.(thrown);
    return new Refusal("INTERNAL", "something failed at this end; try again").response();
  }
}
