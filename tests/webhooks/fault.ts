import assert from "node:assert/strict";
import { isWebhookError, type WebhookError } from "credit-journey/webhooks";

/** Why a delivery was refused. */
export async function fault(promise: Promise<unknown>): Promise<WebhookError> {
  const error: unknown = await promise.then(
    () => assert.fail("it was taken"),
    (error: unknown) => error,
  );
  assert.ok(isWebhookError(error), String(error));
  return error;
}
