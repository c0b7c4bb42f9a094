// The names that the sandbox knows. A test of the crate holds this file against `sandbox/src/`.

/** What lenders, banks, the aggregator and the borrower's other device do: one of these plays from beginning to end. */
export const scenarios = [
  "straight-through",
  "offers-trickling-in",
  "no-offers",
  "aa-required",
  "kyc-fails-then-passes",
  "bank-mandate-refused",
  "e-mandate-abandoned",
  "agreement-returning-by-post",
  "lender-rejects",
  "journey-expires",
  "token-expires",
  "another-tab-locks-an-offer",
  "async-pending",
  "rate-limited",
  "flapping-upstream",
  "values-from-the-future",
  "gold-loan",
  "servicing",
] as const;

/** Name of a scenario. */
export type Scenario = (typeof scenarios)[number];

/**
 * What the network and the gateway do to a request.
 *
 * - `latency`: the answer takes up to two seconds longer.
 * - `lost-answer`: the request takes effect, but its answer is lost (HTTP 504).
 * - `duplicate-delivery`: the request arrives twice.
 * - `server-error`: HTTP 503, `UPSTREAM_TEMPORARY_FAILURE`.
 * - `rate-limit`: HTTP 429, with `Retry-After` in seconds and as a date by turns.
 * - `truncated-json`: the request takes effect, but the answer is cut off.
 * - `html-page`: HTTP 502 with a gateway's HTML page.
 * - `async-pending`: HTTP 409, `ASYNC_OPERATION_PENDING`, for two seconds.
 */
export const faults = [
  "latency",
  "lost-answer",
  "duplicate-delivery",
  "server-error",
  "rate-limit",
  "truncated-json",
  "html-page",
  "async-pending",
] as const;

/** Name of a fault. */
export type Fault = (typeof faults)[number];

/** Name of an endpoint, as on `credit.api`. */
export type Endpoint =
  | "refreshSession"
  | "listJourneys"
  | "createJourney"
  | "getJourney"
  | "getJourneyState"
  | "updateResume"
  | "getProfile"
  | "saveProfile"
  | "submitProfile"
  | "listOffers"
  | "getOffer"
  | "proceedOffer"
  | "rejectOffer"
  | "setLoanAmount"
  | "getSteps"
  | "getKyc"
  | "getKycStatus"
  | "getBankMandate"
  | "submitBankMandate"
  | "getEMandate"
  | "getLoanAgreement"
  | "listAASessions"
  | "createAASession"
  | "getAASession"
  | "redirectAASession"
  | "completeAASession"
  | "reconcileAASession"
  | "refreshServicing"
  | "foreclose"
  | "prePartPay"
  | "payMissedEmi";

/** Status of a journey. One that no document knows is shown to the client as it is. */
export type Status =
  | "STARTED"
  | "PROFILE_REQUIRED"
  | "PROFILE_SUBMITTED"
  | "OFFERS_PENDING"
  | "OFFERS_AVAILABLE"
  | "OFFER_SELECTED"
  | "AA_REQUIRED"
  | "KYC_PENDING"
  | "BANK_MANDATE_PENDING"
  | "E_MANDATE_PENDING"
  | "LOAN_AGREEMENT_PENDING"
  | "LENDER_PROCESSING"
  | "DISBURSED"
  | "REJECTED"
  | "EXPIRED"
  | "CLOSED"
  | (string & {});
