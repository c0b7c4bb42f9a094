import type { DeliveryStore } from "./delivery-store.js";
import { type Delivery, type WebhookEvent } from "./verify.js";
/** What `handleOnce` did: ran your function; found it done before; or found that somebody is at it. */
export type Handled = "handled" | "duplicate" | "underWay";
/** Options of `handleOnce`. */
export interface HandleOnceOptions {
    /**
     * How long your function may take: longer than it ever does. After this time a later try may start over, should its
     * server have died at it. 60 by default.
     */
    leaseSeconds?: number | undefined;
    /** How long a delivery is remembered: longer than the platform goes on trying. 7 days by default. */
    keepSeconds?: number | undefined;
    /** Is told what it did with each delivery. Free of its content: log it as it is. */
    onEvent?: ((event: WebhookEvent) => void) | undefined;
    /** The time, ms since 1970; in a test, by the clock of its store. `Date.now` by default. */
    now?: (() => number) | undefined;
}
/**
 * Lets a function have each delivery once, though it comes several times. Deliveries come at least once: answer with 2xx
 * for `handled` and `duplicate`, and with 503 for `underWay`, so that it comes again should the other one fail.
 *
 * If the function throws, the delivery counts as not seen, and the rejection is its own: answer with 500, and it comes
 * again.
 *
 * It runs once more in two rare cases, so let what it does bear that: if a server dies between the end of the function and
 * the note of it; and if the function takes longer than `leaseSeconds`, for then another try may run beside it. Such a late
 * one leaves the other's note alone, as far as a clock can tell: what it asks of the store just before its lease ends may
 * arrive just after.
 *
 * @throws WebhookError `CONFIG`
 */
export declare function handleOnce(store: DeliveryStore, delivery: Delivery, handle: (delivery: Delivery) => unknown, options?: HandleOnceOptions): Promise<Handled>;
