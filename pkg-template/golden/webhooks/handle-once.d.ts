import type { DeliveryStore } from "./delivery-store.js";
import type { Delivery } from "./verify.js";
/** What `handleOnce` did: ran your function; found it done before; or found that somebody is at it. */
export type Handled = "handled" | "duplicate" | "underWay";
/** Options of `handleOnce`. */
export interface HandleOnceOptions {
    /** How long your function may take. If its server dies at it, a later try may start over after this time. 60 by default. */
    leaseSeconds?: number | undefined;
    /** How long a delivery is remembered: longer than the platform goes on trying. 7 days by default. */
    keepSeconds?: number | undefined;
}
/**
 * Lets a function have each delivery once, though it comes several times. Deliveries come at least once: answer with 2xx
 * for `handled` and `duplicate`, and with 503 for `underWay`, so that it comes again should the other one fail.
 *
 * If the function throws, the delivery counts as not seen, and the rejection is its own: answer with 500, and it comes
 * again. In the rare case that a server dies between the end of the function and the note of it, it runs once more.
 */
export declare function handleOnce(store: DeliveryStore, delivery: Delivery, handle: (delivery: Delivery) => unknown, { leaseSeconds, keepSeconds }?: HandleOnceOptions): Promise<Handled>;
