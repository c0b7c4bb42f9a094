import { isJourneyError } from "credit-journey";
import { useSyncExternalStore } from "react";
import { readConnection, reconnect, subscribeToConnection } from "./credit";
import { Shell } from "./Shell";

const text = {
  connecting: "Opening your application…",
  failed: "We cannot reach Saral Loans",
  failedLead: "Check your connection and try again. Your application is kept as it was.",
  again: "Try again",
  support: "For support:",
};

export function App() {
  const connection = useSyncExternalStore(subscribeToConnection, readConnection, readConnection);
  switch (connection.phase) {
    case "connecting":
      return (
        <main className="standalone" data-screen="connecting" aria-busy="true">
          <div className="orbit" aria-hidden="true" />
          <p role="status">{text.connecting}</p>
        </main>
      );
    case "failed":
      return (
        <main className="standalone" data-screen="failed">
          <h1>{text.failed}</h1>
          <p className="lead">{text.failedLead}</p>
          <button type="button" className="button" onClick={reconnect}>
            {text.again}
          </button>
          {isJourneyError(connection.error) && (
            <p className="reference">
              {text.support}{" "}
              <code>{[connection.error.code, connection.error.correlationID].filter(Boolean).join(" · ")}</code>
            </p>
          )}
        </main>
      );
    case "shown":
    case "open":
      return <Shell demo={connection.demo} journey={connection.journey} />;
  }
}
