import type { OfferCard } from "credit-journey";

/** Fixed-point arithmetic with 18 decimals, in BigInt. */
const ONE = 10n ** 18n;

/**
 * The equal monthly instalment of an offer in whole rupees, or null when it lacks a figure. Reducing balance,
 * P·r·(1+r)ⁿ / ((1+r)ⁿ − 1), as a guide for comparing: the lender's own schedule is in the offer's details.
 */
export function monthlyInstalment({ amountPrincipal, interestRate, offerTerm }: OfferCard): string | null {
  const principal = fixed(amountPrincipal);
  const yearlyPercent = fixed(interestRate);
  const months = fixed(offerTerm);
  if (principal === null || yearlyPercent === null || months === null || months < ONE) return null;

  const count = months / ONE;
  const rate = yearlyPercent / 1200n;
  if (rate === 0n) return whole(principal / count);

  let growth = ONE;
  for (let month = 0n; month < count; month++) growth = (growth * (ONE + rate)) / ONE;
  return whole((((principal * rate) / ONE) * growth) / (growth - ONE));
}

function fixed(figure: OfferCard["amountPrincipal"]): bigint | null {
  const [, units, decimals = ""] = /^(\d{1,15})(?:\.(\d+))?$/.exec(String(figure ?? "")) ?? [];
  return units === undefined ? null : BigInt(units) * ONE + BigInt(decimals.slice(0, 18).padEnd(18, "0"));
}

function whole(amount: bigint): string {
  return String((amount + ONE / 2n) / ONE);
}
