import { readForm } from "./body.js";
import { answering, otherMethod, Refusal } from "./refusal.js";

/** What the client reads of a return: its own state, and what consent pages append (CONTRACT.md 9). */
const READ_BY_CLIENT: readonly string[] = ["credit_return", "fi", "resdate", "ecres"];
/** Tells the client that a borrower came back, where nothing else does. */
const MARKER = "returned";
/** The client hands on no more than this either. */
const MOST_CARRIED_BYTES = 8 * 1024;
const MOST_BODY_BYTES = 64 * 1024;

/** Options of `land`. */
export interface LandingOptions {
  /** Paths of your site that a return may lead to, query excluded; the first unless `to` says another. */
  pages: readonly [string, ...string[]];
  /** Name of the query parameter in which a return address of yours names one of them. `to` by default. */
  to?: string;
  /** Further parameters to carry on, if your own page reads them. */
  carries?: readonly string[];
}

/**
 * Answers the return of a borrower from a page of another party, whether it comes by GET or by POST, with 303 to a clean
 * address of your own site, where the client goes on. What the client does not read is left out, and so is everything
 * that is too much or cannot be read: the client asks the platform how things stand, and nobody is stranded on an error.
 */
export function land(request: Request, { pages, to = "to", carries = [] }: LandingOptions): Promise<Response> {
  return answering(async () => {
    if (request.method !== "GET" && request.method !== "POST") throw otherMethod("GET", "POST");
    const query = new URL(request.url).searchParams;
    const posted = request.method === "POST" ? await readForm(request, MOST_BODY_BYTES) : [];
    const page = pages.find((page) => page === query.get(to)) ?? pages[0];
    if (!isOwnPath(page)) throw new Refusal("CONFIG", "must be paths of this site, percent-encoded", "pages");

    const names = [...READ_BY_CLIENT, ...carries];
    const brought = new URLSearchParams();
    for (const [name, value] of [...posted, ...query]) {
      if (names.includes(name) && !brought.has(name)) brought.append(name, value);
    }
    const carried = sizeOf(brought) <= MOST_CARRIED_BYTES ? brought : new URLSearchParams();
    if (carried.size === 0) carried.set(MARKER, "1");
    return seeOther(`${page}?${carried}`);
  });
}

/** Whether a page is asked for by a return that landed. What it means only the client knows: no screen is rendered for it. */
export function isReturn(request: Request): boolean {
  const { searchParams } = new URL(request.url);
  return [MARKER, ...READ_BY_CLIENT].some((name) => searchParams.has(name));
}

function sizeOf(parameters: URLSearchParams): number {
  return parameters.toString().length;
}

/** `//host` and `/\host` are addresses of other hosts. Headers hold no letters outside of ASCII. */
function isOwnPath(path: string): boolean {
  return /^\/(?![/\\])[^\s?#\\\x7f-\uffff]*$/.test(path);
}

function seeOther(location: string): Response {
  const headers = { Location: location, "Cache-Control": "no-store, private", "Referrer-Policy": "no-referrer" };
  return new Response(null, { status: 303, headers });
}
