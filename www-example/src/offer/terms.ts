import type { OfferCard, OfferDetail } from "credit-journey";
import { monthlyInstalment } from "./instalment";
import { firstInstalment } from "./quote";
import { formatRupees } from "./rupees";

const text = {
  none: "–",
  rate: (percent: string) => `${percent}% a year`,
  months: (count: string) => (count === "1" ? "1 month" : `${count} months`),
  about: (rupees: string) => `about ${rupees}`,
};

/** What an offer comes to, in words. */
export interface Terms {
  amount: string;
  rate: string;
  tenure: string;
  instalment: string;
}

export function termsOf(offer: OfferCard | OfferDetail): Terms {
  const { amountPrincipal, interestRate, offerTerm } = offer;
  return {
    amount: amountPrincipal == null ? text.none : formatRupees(amountPrincipal),
    rate: interestRate == null ? text.none : text.rate(String(interestRate)),
    tenure: offerTerm == null ? text.none : tenure(String(offerTerm)),
    instalment: instalmentOf(offer),
  };
}

/** From the lender's schedule where it is known, else an estimate that says so. */
function instalmentOf(offer: OfferCard | OfferDetail): string {
  const scheduled = "installments" in offer ? firstInstalment(offer.installments) : null;
  if (scheduled !== null) return scheduled;
  const estimate = monthlyInstalment(offer);
  return estimate === null ? text.none : text.about(formatRupees(estimate));
}

/** The platform gives no unit: a bare number is read as months, anything else is shown as it came. */
function tenure(term: string): string {
  return /^\d+$/.test(term) ? text.months(term) : term;
}
