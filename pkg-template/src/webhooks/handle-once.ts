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
export async function handleOnce(
  store: DeliveryStore,
  delivery: Delivery,
  handle: (delivery: Delivery) => unknown,
  { leaseSeconds = 60, keepSeconds = 7 * 24 * 60 * 60 }: HandleOnceOptions = {},
): Promise<Handled> {
  const key = `credit-journey:webhook:${delivery.id}`;
  const before = await store.claim(key, "underWay", leaseSeconds);
  if (before !== null) return before === "done" ? "duplicate" : "underWay";
  try {
    await handle(delivery);
  } catch (failure) {
    try {
      await store.forget(key);
    } catch {
      // The lease ends by itself; why the function failed matters more.
    }
    throw failure;
  }
  await store.note(key, "done", keepSeconds);
  return "handled";
}
