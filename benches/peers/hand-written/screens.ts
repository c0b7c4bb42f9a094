import { detailsOf, type AwayStep, type OfferRow, type Screen } from "../ui/loan.ts";
import type { Wire } from "./checks.ts";
import { isOver, type Facts } from "./facts.ts";

const order = ["kyc", "bankMandate", "eMandate", "loanAgreement", "disbursal"] as const;

/** The screen for what is known: the platform's next action first, its status second. */
export function screenOf({ state, profile, offers, chosen, steps }: Facts): Screen {
  const { status, nextAction } = state;
  if (isOver(status)) return { name: "closed", outcome: status.toLowerCase() };
  if (status === "DISBURSED") return { name: "disbursed", outstanding: `${chosen?.lenderName ?? ""} ${chosen?.amountPrincipal ?? ""}` };
  if (nextAction === "FILL_PROFILE" || profile) return { name: "profile", saved: detailsOf(profile) };
  if (steps) return screenOfSteps(steps);
  const rows = offers.map(rowOf);
  const consentWanted = wantsConsent(offers);
  if (rows.some(({ selectable }) => selectable) || status === "OFFERS_AVAILABLE") return { name: "offers", offers: rows, consentWanted };
  if (consentWanted) return { name: "redirect", step: "aaConsent" };
  return { name: "wait", for: status === "AA_REQUIRED" ? "consent" : "offers", offers: rows };
}

/** The first step that is not done decides. */
function screenOfSteps(steps: Wire["Steps"]): Screen {
  const name = order.find((step) => steps[step].status !== "SUCCESS" && steps[step].status !== "NOT_REQUIRED");
  const step = name && steps[name];
  if (step?.actionRequired === "SUBMIT_FORM") return { name: "form" };
  if (step?.actionRequired === "REDIRECT") return { name: "redirect", step: name as AwayStep };
  return { name: "wait", for: name ?? "disbursal", offers: [] };
}

/** Whether a lender waits for the borrower's consent. */
export function wantsConsent(offers: Wire["OfferCard"][]): boolean {
  return offers.some(({ aa }) => aa?.required && aa.actionRequired === "REDIRECT");
}

function rowOf(offer: Wire["OfferCard"]): OfferRow {
  return {
    offerID: offer.offerID,
    lender: offer.lenderName,
    amount: String(offer.amountPrincipal ?? ""),
    rate: String(offer.interestRate ?? ""),
    selectable: offer.status === "OFFER_RECEIVED",
  };
}

/** When to look again, in ms: 2 to 5 s for what moves, 10 to 20 s for what does not; false where nothing can come. */
export function cadenceOf(facts: Facts, hintSeconds: number | undefined): number | false {
  if (hintSeconds) return Math.min(Math.max(hintSeconds, 1), 60) * 1000;
  const screen = screenOf(facts);
  if (screen.name === "closed" || screen.name === "profile" || screen.name === "disbursed") return false;
  const active = screen.name === "wait" && screen.for !== "offers";
  return active ? between(2_000, 5_000) : between(10_000, 20_000);
}

function between(least: number, most: number): number {
  return least + Math.random() * (most - least);
}
