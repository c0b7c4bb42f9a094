import { cappedBytes } from "../host/capped-bytes.js";
import { wrong, WebhookError } from "./webhook-error.js";

/** Headers as workers have them, or as Node's frameworks do. */
export type IncomingHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * What came in: a `Request`; a request of Node's as it is, unread (`req`); or the parts of any other, with the body as it
 * came over the wire (`express.raw()`, a parser of Fastify's with `parseAs: "buffer"`). What was parsed cannot be verified.
 */
export type Incoming =
  | Request
  | (AsyncIterable<Uint8Array> & { readonly method?: string | undefined; readonly headers: IncomingHeaders })
  | {
      readonly method?: string | undefined;
      readonly headers: IncomingHeaders;
      readonly body: Uint8Array | ArrayBuffer | string | AsyncIterable<Uint8Array>;
    };

/**
 * Its headers, in one form.
 *
 * @internal
 */
export function headersOf({ headers: given }: Incoming): Headers {
  if (typeof given?.get === "function") return given as Headers;
  if (typeof given !== "object" || given === null) throw wrong("request.headers", "must be there");
  const headers = new Headers();
  for (const [name, values] of Object.entries(given)) {
    for (const value of [values].flat()) {
      try {
        if (value !== undefined) headers.append(name, value);
      } catch {
        // HTTP/2's `:path`, or a value that HTTP cannot carry: nobody here reads it.
      }
    }
  }
  return headers;
}

/**
 * Its body, byte by byte as it was signed.
 *
 * @internal
 * @throws WebhookError `BODY_TOO_LARGE`, `BODY_UNREADABLE`, `CONFIG`
 */
export async function rawBody(request: Incoming, mostBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await cappedBytes(messageOf(request, mostBytes), mostBytes).catch((cause: unknown) => {
    throw new WebhookError("BODY_UNREADABLE", "the body broke off", { cause });
  });
  if (!bytes) throw tooLarge(mostBytes);
  return new Uint8Array(bytes);
}

function messageOf(request: Incoming, mostBytes: number): Request | Response {
  if (isRequest(request)) {
    if (request.bodyUsed || request.body?.locked) throw readBefore("give `request.clone()` to whoever reads it first");
    return request;
  }
  const body: unknown = "body" in request && request.body !== undefined ? request.body : request;
  if (typeof body === "string" || body instanceof ArrayBuffer || ArrayBuffer.isView(body)) {
    const length = typeof body === "string" ? body.length : body.byteLength;
    if (length > mostBytes) throw tooLarge(mostBytes);
    return new Response(body as BodyInit);
  }
  if (isStream(body)) {
    if (wasRead(body)) throw readBefore("give it to `verify` first, or `{ headers, body }` with the bytes that came");
    return new Response(streamOf(body));
  }
  throw wrong("request.body", "must be the bytes that came, not what was parsed of them; such as `express.raw()` gives");
}

function isRequest(request: Incoming): request is Request {
  return typeof (request as Partial<Request>).arrayBuffer === "function";
}

function isStream(body: unknown): body is AsyncIterable<Uint8Array> {
  return typeof body === "object" && body !== null && Symbol.asyncIterator in body;
}

/** What somebody read gives only the rest: that looks forged. Node's streams tell it, and the web's while they are held. */
function wasRead(body: object): boolean {
  const { readableDidRead, readableEnded, locked } = body as Readonly<Record<string, unknown>>;
  return readableDidRead === true || readableEnded === true || locked === true;
}

/** Left as it is when it becomes too much: who still sends may be slow, and whoever gave it answers and closes it. */
function streamOf(parts: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = parts[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}

function readBefore(advice: string): WebhookError {
  return wrong("request.body", `was read before; ${advice}`);
}

function tooLarge(mostBytes: number): WebhookError {
  return new WebhookError("BODY_TOO_LARGE", `the body may have ${mostBytes} bytes at most`);
}
