import type { JourneyError } from "credit-journey";

const text = {
  connecting: "Opening your application…",
  failed: "We cannot reach Saral Loans",
  failedLead: "Check your connection and try again. Your application is kept as it was.",
  again: "Try again",
  support: "For support:",
};

/** Until the client is there. */
export function Connecting() {
  return (
    <main className="standalone" data-screen="connecting" aria-busy="true">
      <div className="orbit" aria-hidden="true" />
      <p role="status">{text.connecting}</p>
    </main>
  );
}

/** When nothing could be opened. */
export function Unreachable({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <main className="standalone" data-screen="failed">
      <h1>{text.failed}</h1>
      <p className="lead">{text.failedLead}</p>
      <button type="button" className="button" onClick={onRetry}>
        {text.again}
      </button>
      {isNamed(error) && (
        <p className="reference">
          {text.support} <code>{[error.code, error.correlationID].filter(Boolean).join(" · ")}</code>
        </p>
      )}
    </main>
  );
}

/** By its name and not by the package's own guard: this belongs to every experience, and loads none of them. */
function isNamed(error: unknown): error is JourneyError {
  return error instanceof Error && error.name === "JourneyError";
}
