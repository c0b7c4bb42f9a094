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
export declare function land(request: Request, { pages, to, carries }: LandingOptions): Promise<Response>;
/** Whether a page is asked for by a return that landed. What it means only the client knows: no screen is rendered for it. */
export declare function isReturn(request: Request): boolean;
