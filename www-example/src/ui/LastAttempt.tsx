import type { Step } from "credit-journey";

const text = {
  failed: "The last attempt did not go through.",
  reason: (reason: string) => `The lender says: ${reason}`,
  again: "You can try again now.",
};

/** That the step was tried and refused, with the lender's reason where there is one. */
export function LastAttempt({ step }: { step: Step | null }) {
  if (step?.status !== "FAILURE") return null;
  const reason = reasonIn(step.diagnostics);
  return (
    <div className="notice warn" role="status">
      <p>
        <strong>{text.failed}</strong>
      </p>
      {reason && <p>{text.reason(reason)}</p>}
      <p>{text.again}</p>
    </div>
  );
}

/** Diagnostics are open: a text, or an object with one, is shown; anything else is not. */
function reasonIn(diagnostics: unknown): string | null {
  if (typeof diagnostics === "string") return diagnostics;
  if (typeof diagnostics !== "object" || diagnostics === null) return null;
  const texts = Object.entries(diagnostics).filter(([name]) => name === "message" || name === "reason");
  const said = texts.map(([, value]: [string, unknown]) => value).find((value) => typeof value === "string");
  return said ?? null;
}
