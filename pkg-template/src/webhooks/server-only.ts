import { WebhookError } from "./webhook-error.js";

/**
 * A page that verifies webhooks would hold their secret, so there it does not even load. Bundlers are told before, by the
 * package's exports; this is for pages without one. A simulated page (jsdom) is one too: there is no telling for whom.
 *
 * @throws WebhookError `CONFIG`
 */
export function refusePages(): void {
  if (!("document" in globalThis)) return;
  const message =
    "credit-journey/webhooks is for servers and edge workers, and does not load in a page: the secret would be in it too. " +
    "A test of your server belongs in the test runner's node environment";
  throw new WebhookError("CONFIG", message);
}
