/** Something that really happened, once per effect. No personal data, no tokens. */
export interface Effect {
  /** When, ISO 8601, in the platform's time. */
  at: string;
  /** The journey (UUID). */
  journeyID: string;
  /** Digest of the borrower's id. */
  borrowerDigest: string;
  /** What happened. */
  kind: EffectKind;
  /** Digest of the idempotency key of the call that caused it; `null` if time or a page did. */
  keyDigest: string | null;
}

/** What happened. */
export type EffectKind =
  | "journeyCreated"
  | "resumeStored"
  | "profileSaved"
  | "profileSubmitted"
  | "offerProceeded"
  | "offerProceededElsewhere"
  | "offerRejected"
  | "loanAmountSet"
  | "consentStarted"
  | "consentRedirected"
  | "consentGiven"
  | "consentDeclined"
  | "consentCompleted"
  | "consentReconciled"
  | "kycSubmitted"
  | "bankMandateSubmitted"
  | "eMandateApproved"
  | "loanAgreementSigned"
  | "stepDeclined"
  | "disbursed"
  | "rejected"
  | "expired"
  | "closed"
  | "servicingRefreshed"
  | "foreclosed"
  | "partPaid"
  | "missedEmiPaid"
  | "forced";

/** A request that was sent. Personal text is replaced by text of the same shape, the token by its class. */
export interface RequestRecord {
  /** When, ISO 8601, in the platform's time. */
  at: string;
  method: string;
  path: string;
  /** Names of the query parameters. */
  queryNames: string[];
  /** Names of all headers, in lower case. */
  headerNames: string[];
  /** The headers that hold nothing secret, with their values. */
  headers: [name: string, value: string][];
  /** `st_`; `sk_` for the partner's back-end; `null` without a token. */
  tokenClass: "sk_" | "st_" | "rt_" | "other" | null;
  /** The body as JSON; `null` if there was none. */
  body: unknown;
}
