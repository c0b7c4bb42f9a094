import type { Snapshot, StepName } from "credit-journey";

const text = {
  label: "Your progress",
  step: (at: number, of: number) => `Step ${at} of ${of}`,
  done: "done",
  names: {
    profile: "Your details",
    offers: "Offers",
    aaConsent: "Bank statements",
    kyc: "Identity check",
    bankMandate: "Bank account",
    eMandate: "Auto-pay",
    loanAgreement: "Agreement",
    disbursal: "Money transfer",
  } satisfies Record<StepName, string>,
};

/** Where the borrower is: a rail on a wide screen, one line and a bar on a narrow one. */
export function Stepper({ snapshot: { progress, screen } }: { snapshot: Snapshot }) {
  const { steps } = progress;
  const at = steps.findIndex(({ state }) => state === "current");
  const current = steps[at];
  if (!current || screen.name === "signIn" || screen.name === "closed" || screen.name === "disbursed") return null;
  return (
    <nav className="stepper" aria-label={text.label}>
      <p className="stepper-now" aria-hidden="true">
        <strong>{text.names[current.name]}</strong> {text.step(at + 1, steps.length)}
      </p>
      <ol>
        {steps.map(({ name, state }) => (
          <li key={name} data-state={state} aria-current={state === "current" ? "step" : undefined}>
            <span>
              {text.names[name]}
              {state === "done" && <span className="unseen"> ({text.done})</span>}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
