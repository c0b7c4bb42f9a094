// The platform may say something new: its words are open, and those that are known stay known.

import { expectTypeOf } from "expect-type";
import type * as credit from "credit-journey";

type Open = [
  credit.JourneyLifecycleStatus, credit.JourneyType, credit.StepStatus, credit.OfferCardStatus, credit.AASessionState,
  credit.ActionRequired, credit.ProceedBoundaryState, credit.EmploymentType, credit.Gender, credit.ErrorCode,
];
type Known = [
  "DISBURSED", "GOLD_LOAN", "SUCCESS", "OFFER_RECEIVED", "CONFIRMED",
  "SUBMIT_FORM", "LOCKED", "salaried", "female", "RATE_LIMITED",
];
// Not one has decayed to a string, which would take completion with it.
type KnownOf<Words extends unknown[]> = { [Index in keyof Words]: Extract<Words[Index], Known[number]> };
expectTypeOf<KnownOf<Open>>().toEqualTypeOf<Known>();

// Any text is a value.
declare const text: string;
const future = { status: "FUTURE", nextAction: "SOMETHING_NEW", journeyID: "j", pendingOperations: [], updatedAt: "" } satisfies credit.JourneyState;
const every: Open = ["FUTURE", "CAR_LOAN", text, text, text, text, text, text, text, text];

function label(status: credit.JourneyLifecycleStatus): string {
  switch (status) {
    case "DISBURSED":
      return "Paid out";
    case "REJECTED":
      return "Declined";
    default:
      return status;
  }
}

// What this package decides by itself is closed.
// @ts-expect-error no such outcome
const outcome: credit.Outcome = "FUTURE";
// @ts-expect-error no such reason to poll
const reason: credit.PollReason = "FUTURE";

// Money keeps the form in which it came.
expectTypeOf<NonNullable<credit.OfferCard["amountPrincipal"]>>().toEqualTypeOf<string | number>();

export { every, future, label, outcome, reason };
