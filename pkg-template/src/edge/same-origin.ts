import { otherMethod, Refusal } from "./refusal.js";

/**
 * Lets only a page of this site through, with this method. A browser says who asks in headers that no page can forge:
 * `Sec-Fetch-Site`, and `Origin`. Where both are missing, nobody vouches for the request, and it is refused too.
 *
 * `origin` is this site's, if `request.url` does not tell it: behind a proxy, say.
 *
 * @throws Refusal `METHOD_NOT_ALLOWED`, `FOREIGN_ORIGIN`
 */
export function requireSameOrigin(request: Request, method: string, origin = new URL(request.url).origin): void {
  if (request.method !== method) throw otherMethod(method);
  const site = request.headers.get("Sec-Fetch-Site");
  const from = request.headers.get("Origin");
  if (site !== null && site !== "same-origin") throw foreign("Sec-Fetch-Site");
  if (from !== null && from !== origin) throw foreign("Origin");
  if (site === null && from === null) throw foreign("Origin");
}

function foreign(header: string): Refusal {
  return new Refusal("FOREIGN_ORIGIN", "only pages of this site may ask", header);
}
