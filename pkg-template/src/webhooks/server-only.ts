import { WebhookError } from "./webhook-error.js";

/**
 * A page that verifies webhooks would hold their secret, so there it does not even load, nor in a worker of a page. Bundlers
 * are told before, by the package's exports; this is for pages without one. A simulated page (jsdom) is one too: there is no
 * telling for whom.
 *
 * @throws WebhookError `CONFIG`
 */
export function refusePages(): void {
  if (!("document" in globalThis) && !isWorkerOfPage()) return;
  const message =
    "credit-journey/webhooks is for servers and edge workers, and does not load in a page or its workers: the secret would " +
    "be in it too. A test of your server belongs in the test runner's node environment";
  throw new WebhookError("CONFIG", message);
}

/**
 * Edge runtimes are made like a browser's workers, with the same scopes; but they name themselves (`Cloudflare-Workers`,
 * `Deno/2`), and every browser says `Mozilla/5.0`, by the HTML standard. One made to say otherwise is not told: this guards
 * against a mistake, and hides nothing from whoever owns the browser.
 */
function isWorkerOfPage(): boolean {
  return "WorkerGlobalScope" in globalThis && !!globalThis.navigator?.userAgent?.startsWith("Mozilla/");
}
