import type { OfferCard } from "credit-journey";
import { termsOf } from "./terms";

const text = { amount: "Loan amount", instalment: "Each month", rate: "Interest rate", tenure: "Tenure" };

/** The four figures a borrower compares. */
export function TermList({ offer }: { offer: OfferCard }) {
  const { amount, instalment, rate, tenure } = termsOf(offer);
  return (
    <dl className="terms">
      <div className="chief">
        <dt>{text.amount}</dt>
        <dd>{amount}</dd>
      </div>
      <div>
        <dt>{text.instalment}</dt>
        <dd>{instalment}</dd>
      </div>
      <div>
        <dt>{text.rate}</dt>
        <dd>{rate}</dd>
      </div>
      <div>
        <dt>{text.tenure}</dt>
        <dd>{tenure}</dd>
      </div>
    </dl>
  );
}
