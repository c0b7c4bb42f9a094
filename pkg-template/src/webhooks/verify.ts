import { isObject, type JSONObject } from "./fields.js";
import type { Handled } from "./handle-once.js";
import { headersOf, rawBody, type Incoming } from "./incoming.js";
import { schemeOf, type Scheme, type VerifyOptions } from "./options.js";
import { signer } from "./signature.js";
import { snapshotOf, type JourneySnapshot } from "./snapshot.js";
import { requireRecent, timestampOf } from "./timestamp.js";
import { isWebhookError, WebhookError, wrong, type WebhookErrorCode } from "./webhook-error.js";

/** A delivery that comes from who shares a secret with you, as it was sent. */
export interface Delivery {
  /** What tells it from others, the same for every try at it: by `read.id`, else a digest of the body. */
  id: string;
  /** `journey.snapshot`; `null` if it does not say. */
  type: string | null;
  /** When it was sent, ms since 1970; `null` without `timestamp`. */
  sentAtMs: number | null;
  /** Which of `secrets` has signed it, by its place: once that is always 0, the others can go. */
  signedBy: number;
  /** The journey at that moment. */
  payload: JourneySnapshot;
}

/** What became of a delivery: by `verify`, then by `handleOnce`. */
export type WebhookEvent =
  | { kind: "webhook"; phase: "accepted"; id: string; type: string | null; signedBy: number }
  | { kind: "webhook"; phase: "refused"; code: WebhookErrorCode }
  | { kind: "webhook"; phase: Handled; id: string };

/**
 * A delivery, once its signature is verified over the bytes that came. Give it the request before anything else reads or
 * parses its body.
 *
 * @throws WebhookError what to answer is in its `status`
 */
export async function verify(request: Incoming, options: VerifyOptions): Promise<Delivery> {
  try {
    const delivery = await read(request, schemeOf(options));
    const { id, type, signedBy } = delivery;
    tell(options, { kind: "webhook", phase: "accepted", id, type, signedBy });
    return delivery;
  } catch (thrown) {
    if (isWebhookError(thrown)) tell(options, { kind: "webhook", phase: "refused", code: thrown.code });
    throw thrown;
  }
}

async function read(request: Incoming, scheme: Scheme): Promise<Delivery> {
  if (typeof request !== "object" || request === null) throw wrong("request", "must be the request that came");
  const { method = "POST" } = request;
  if (method.toUpperCase() !== "POST") throw new WebhookError("METHOD_NOT_ALLOWED", "webhooks come by POST");
  const headers = headersOf(request);
  const sent = timestampOf(scheme, headers);
  const bytes = await rawBody(request, scheme.mostBytes);
  const usual = sent ? [sent.text, ".", bytes] : bytes;
  const signedBy = await signer(scheme, headers, scheme.signedContent?.(bytes, headers) ?? usual);
  requireRecent(scheme, sent);

  const body = parsed(bytes);
  const { id, type } = scheme.read;
  return {
    id: id?.(body, headers) || (await digestOf(bytes)),
    type: type?.(body, headers) || typeOf(body),
    sentAtMs: sent && sent.ms,
    signedBy,
    payload: snapshotOf(body, scheme.read),
  };
}

function parsed(bytes: Uint8Array): JSONObject {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    // What the parser says quotes the body.
  }
  if (isObject(value)) return value;
  throw new WebhookError("BODY_UNREADABLE", "the body is well signed, but no JSON object");
}

/** A journey has a `type` too; a name of an event has a dot. */
function typeOf({ type, event }: JSONObject): string | null {
  return [type, event].find((name): name is string => typeof name === "string" && name.includes(".")) ?? null;
}

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * A listener that throws decides nothing.
 *
 * @internal
 */
export function tell(options: Pick<VerifyOptions, "onEvent">, event: WebhookEvent): void {
  try {
    options?.onEvent?.(event);
  } catch {
    // Its own affair.
  }
}
