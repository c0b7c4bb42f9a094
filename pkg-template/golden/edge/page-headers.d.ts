/** Options of `pageHeaders`. */
export interface PagePolicy {
    /** Origin of the platform: the only other origin that the page talks to. */
    baseUrl: string;
    /** Further directives, or others in the place of ours: `{ "img-src": "'self' data:" }`. */
    directives?: Readonly<Record<string, string>>;
}
/**
 * The headers of a page that holds a session token: only its own scripts run, they talk to the platform alone, nobody
 * frames it, nothing of it is stored on the way, and no address of it is told to others.
 */
export declare function pageHeaders({ baseUrl, directives }: PagePolicy): Record<string, string>;
