/**
 * Lets only a page of this site through, with this method. A browser says who asks in headers that no page can forge:
 * `Sec-Fetch-Site`, and `Origin`. Where both are missing, nobody vouches for the request, and it is refused too.
 *
 * `origin` is this site's, if `request.url` does not tell it: behind a proxy, say.
 *
 * @throws Refusal `METHOD_NOT_ALLOWED`, `FOREIGN_ORIGIN`
 */
export declare function requireSameOrigin(request: Request, method: string, origin?: string): void;
