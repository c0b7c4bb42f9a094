import type { JourneyError } from "credit-journey";

const text = {
  support: "Support reference",
  dismiss: "Dismiss",
  /** What a borrower can make of a code. */
  byCode: {
    NETWORK: "We could not reach the lender. Check your connection and try again.",
    TIMEOUT: "The lender took too long to answer. Please try again.",
    RATE_LIMITED: "That was a little fast. Please wait a moment and try again.",
    UPSTREAM_TEMPORARY_FAILURE: "The lender's system is having a bad moment. Please try again.",
    ASYNC_OPERATION_PENDING: "Your last request is still being worked on. Please wait a moment.",
    OFFER_LOCK_CONFLICT: "Another offer was chosen already, perhaps in another tab. We have brought you to it.",
    STATE_PRECONDITION_FAILED: "The lender cannot do this at the moment. This page shows where things stand.",
    AUTH_INVALID_SESSION: "You were signed out for your safety. Please sign in again.",
    SESSION_UNAVAILABLE: "You were signed out for your safety. Please sign in again.",
    REDIRECT_REFUSED: "The lender sent a link that does not look safe, so we did not open it.",
  } as Record<string, string>,
  other: "That did not work. Please try again; if it keeps happening, tell us the reference below.",
};

/** Why the last command failed, in the borrower's words, with the reference that support asks for. */
export function CommandError({ error, onDismiss }: { error: JourneyError; onDismiss: () => void }) {
  return (
    <div className="notice bad" role="alert" data-code={error.code}>
      <p>{text.byCode[error.code] ?? text.other}</p>
      {error.correlationID && (
        <p className="reference">
          {text.support}: <code>{error.correlationID}</code>
        </p>
      )}
      <button type="button" className="button quiet small" onClick={onDismiss}>
        {text.dismiss}
      </button>
    </div>
  );
}
