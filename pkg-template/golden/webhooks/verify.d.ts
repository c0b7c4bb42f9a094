import type { Handled } from "./handle-once.js";
import { type Incoming } from "./incoming.js";
import { type VerifyOptions } from "./options.js";
import { type JourneySnapshot } from "./snapshot.js";
import { type WebhookErrorCode } from "./webhook-error.js";
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
export type WebhookEvent = {
    kind: "webhook";
    phase: "accepted";
    id: string;
    type: string | null;
    signedBy: number;
} | {
    kind: "webhook";
    phase: "refused";
    code: WebhookErrorCode;
} | {
    kind: "webhook";
    phase: Handled;
    id: string;
};
/**
 * A delivery, once its signature is verified over the bytes that came. Give it the request before anything else reads or
 * parses its body.
 *
 * @throws WebhookError what to answer is in its `status`
 */
export declare function verify(request: Incoming, options: VerifyOptions): Promise<Delivery>;
