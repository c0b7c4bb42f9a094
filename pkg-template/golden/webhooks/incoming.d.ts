/** Headers as workers have them, or as Node's frameworks do. */
export type IncomingHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;
/**
 * What came in: a `Request`; a request of Node's as it is, unread (`req`); or the parts of any other, with the body as it
 * came over the wire (`express.raw()`, a parser of Fastify's with `parseAs: "buffer"`). What was parsed cannot be verified.
 */
export type Incoming = Request | (AsyncIterable<Uint8Array> & {
    readonly method?: string | undefined;
    readonly headers: IncomingHeaders;
}) | {
    readonly method?: string | undefined;
    readonly headers: IncomingHeaders;
    readonly body: Uint8Array | ArrayBuffer | string | AsyncIterable<Uint8Array>;
};
