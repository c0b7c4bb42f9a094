import type { Snapshot } from "credit-journey";

const text = {
  reconnecting: "Connection is slow. We keep trying; you need not do anything.",
  support: "Support reference",
};

/** A quiet word that the last read in the background failed. The region stays, so that its change is read out. */
export function TroubleBar({ trouble }: { trouble: Snapshot["trouble"] }) {
  return (
    <div className="trouble" role="status" data-trouble={trouble?.code}>
      {trouble && (
        <p>
          {text.reconnecting}
          {trouble.correlationID && (
            <small>
              {text.support}: <code>{trouble.correlationID}</code>
            </small>
          )}
        </p>
      )}
    </div>
  );
}
