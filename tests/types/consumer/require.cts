// CommonJS: `require` gets the same package.

import { expectTypeOf } from "expect-type";
import { connect, isJourneyError, type Credit, type Journey, type Session } from "credit-journey";
import { readBridgeMessage } from "credit-journey/bridge";
import { mount } from "credit-journey/hosted";
import { hybrid, type HybridJourney } from "credit-journey/hybrid";
import { handleOnce, MemoryStore, verify, WebhookError, type Incoming } from "credit-journey/webhooks";
import credit = require("credit-journey");

// A server that is no ES module, as most that receive webhooks.
const seen: MemoryStore = new MemoryStore({ most: 100 });
export async function receive(request: Incoming): Promise<number> {
  try {
    await handleOnce(seen, await verify(request, { secrets: ["0123456789abcdef"], header: "x" }), () => {});
    return 204;
  } catch (refused) {
    if (refused instanceof WebhookError) return refused.status;
    throw refused;
  }
}
expectTypeOf(hybrid).returns.resolves.toHaveProperty("startOrResume").returns.resolves.toEqualTypeOf<HybridJourney>();
expectTypeOf(mount).returns.toHaveProperty("closed");
expectTypeOf(readBridgeMessage).parameter(0).toBeUnknown();

export async function borrow(session: Session): Promise<void> {
  const connected = await connect({ baseUrl: "https://api.credit.example.com", session });
  expectTypeOf(connected).toEqualTypeOf<Credit>();
  const journey = await connected.journey({ type: "GOLD_LOAN" });
  expectTypeOf(journey).toEqualTypeOf<Journey>();
  // @ts-expect-error an API key
  await credit.connect({ baseUrl: "https://api.credit.example.com", session: { sessionToken: "sk_live_1" } });
}

// An ES module's journey is a CommonJS module's.
type Esm = typeof import("credit-journey", { with: { "resolution-mode": "import" } });
expectTypeOf(connect).toEqualTypeOf<Esm["connect"]>();
expectTypeOf(isJourneyError).toEqualTypeOf<Esm["isJourneyError"]>();
