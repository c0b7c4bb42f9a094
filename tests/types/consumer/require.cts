// CommonJS: `require` gets the same package.

import { expectTypeOf } from "expect-type";
import { connect, isJourneyError, type Credit, type Journey, type Session } from "credit-journey";
import credit = require("credit-journey");

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
