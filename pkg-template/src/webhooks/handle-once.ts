import type { DeliveryStore } from "./delivery-store.js";
import { requireFunction, requireSeconds } from "./options.js";
import { tell, type Delivery, type WebhookEvent } from "./verify.js";

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
export async function handleOnce(
  store: DeliveryStore,
  delivery: Delivery,
  handle: (delivery: Delivery) => unknown,
  options: HandleOnceOptions = {},
): Promise<Handled> {
  requireFunction("onEvent", options.onEvent);
  const phase = await attempt(store, delivery, handle, options);
  tell(options, { kind: "webhook", phase, id: delivery.id });
  return phase;
}

async function attempt(
  store: DeliveryStore,
  delivery: Delivery,
  handle: (delivery: Delivery) => unknown,
  { leaseSeconds = 60, keepSeconds = 7 * 24 * 60 * 60, now = Date.now }: HandleOnceOptions,
): Promise<Handled> {
  const key = `credit-journey:webhook:${delivery.id}`;
  requireSeconds("leaseSeconds", leaseSeconds);
  requireSeconds("keepSeconds", keepSeconds);
  // Taken before the store counts: so the lease is over here no later than there.
  const endMs = now() + leaseSeconds * 1000;
  const before = await store.claim(key, "underWay", leaseSeconds);
  if (before !== null) return before === "done" ? "duplicate" : "underWay";
  try {
    await handle(delivery);
  } catch (failure) {
    try {
      if (now() < endMs) await store.forget(key);
    } catch {
      // The lease ends by itself; why the function failed matters more.
    }
    throw failure;
  }
  if (now() < endMs) await store.note(key, "done", keepSeconds);
  else await store.claim(key, "done", keepSeconds);
  return "handled";
}
