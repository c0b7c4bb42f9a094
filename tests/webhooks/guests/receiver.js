// What a partner's receiver does, wherever it runs: verifies, handles once, keeps the newest. It remembers what it did.

/**
 * @typedef {typeof import("credit-journey/webhooks")} Webhooks
 * @typedef {Omit<import("credit-journey/webhooks").VerifyOptions, "signedContent" | "read" | "onEvent" | "now">} Scheme
 * @typedef {{ scheme: Scheme, fails?: number }} Setting How deliveries are signed; how many the handler fails at first.
 * @typedef {{
 *   outcome: string, id?: string, type?: string | null, signedBy?: number, sentAtMs?: number | null, stale?: boolean,
 *   journeyKey?: string | null, journeyID?: string | null, borrowerExternalID?: string | null,
 *   borrowerProviderID?: string | null, status?: string | null, updatedAtMs?: number | null,
 * }} Entry What became of a delivery: the code of a refusal, or what `handleOnce` did, or that the handler failed.
 * @typedef {{ entries: Entry[], newest: Record<string, string | null>, events: unknown[], errors: string[] }} Memory
 */

/**
 * @param {Webhooks} webhooks
 * @param {Setting} setting
 */
export function receiver({ verify, handleOnce, isStale, isWebhookError, MemoryStore }, { scheme, fails = 0 }) {
  const store = new MemoryStore();
  /** @type {Map<string, { updatedAtMs: number | null, status: string | null }>} */
  const newest = new Map();
  /** @type {Memory} */
  const memory = { entries: [], newest: {}, events: [], errors: [] };
  /** @type {import("credit-journey/webhooks").VerifyOptions} */
  const options = {
    ...scheme,
    read: { type: (_, headers) => headers.get("X-Sandbox-Event") },
    onEvent: (event) => memory.events.push(event),
  };

  /**
   * Takes a request, and gives the status to answer with.
   * @param {import("credit-journey/webhooks").Incoming} request
   */
  async function take(request) {
    let delivery;
    try {
      delivery = await verify(request, options);
    } catch (error) {
      if (!isWebhookError(error)) throw error;
      memory.entries.push({ outcome: error.code });
      memory.errors.push([error.message, error.stack, JSON.stringify(error), String(error.cause)].join("\n"));
      return error.status;
    }
    const { id, type, signedBy, sentAtMs, payload } = delivery;
    const { journeyKey, journeyID, borrowerExternalID, borrowerProviderID, status, updatedAtMs } = payload;
    const known = journeyKey === null ? undefined : newest.get(journeyKey);
    const stale = isStale(payload, known?.updatedAtMs ?? null);
    const keys = { journeyKey, journeyID, borrowerExternalID, borrowerProviderID };
    const about = { id, type, signedBy, sentAtMs, ...keys, status, updatedAtMs, stale };
    try {
      const outcome = await handleOnce(store, delivery, () => {
        if (fails-- > 0) throw new Error("the handler failed");
        if (stale || journeyKey === null) return;
        newest.set(journeyKey, { updatedAtMs, status });
        memory.newest[journeyKey] = status;
      }, { onEvent: (event) => memory.events.push(event) });
      memory.entries.push({ outcome, ...about });
      return outcome === "underWay" ? 503 : 200;
    } catch {
      memory.entries.push({ outcome: "failed", ...about });
      return 500;
    }
  }

  return { take, memory };
}
