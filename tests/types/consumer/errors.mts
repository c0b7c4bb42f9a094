// What is caught is unknown until `isJourneyError` has looked at it.

import { expectTypeOf } from "expect-type";
import { isJourneyError, type Journey, type JourneyError } from "credit-journey";

declare const journey: Journey;

try {
  await journey.proceed("offer");
} catch (caught) {
  // @ts-expect-error not looked at
  caught.code;
  if (isJourneyError(caught)) {
    expectTypeOf(caught).toEqualTypeOf<JourneyError>();
    expectTypeOf(caught).toMatchTypeOf<Error>();
    expectTypeOf(caught.status).toEqualTypeOf<number | null>();
    expectTypeOf(caught.retryable).toEqualTypeOf<boolean>();
    for (const { field, message } of caught.details?.problems ?? []) console.log(`${field} ${message}`);
    switch (caught.code) {
      case "OFFER_LOCK_CONFLICT":
      case "NETWORK":
      case "SECRET_KEY_REFUSED":
        break;
      // @ts-expect-error no number
      case 409:
        break;
      default:
        expectTypeOf(caught.code).toMatchTypeOf<string>();
    }
    // @ts-expect-error read only
    caught.code = "NETWORK";
  } else {
    expectTypeOf(caught).toEqualTypeOf<unknown>();
  }
}

export {};
