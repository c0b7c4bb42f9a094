import type { HybridChoice, HybridLender, HybridOffer } from "credit-journey/hybrid";
import type { OfferCard } from "credit-journey";
import type { ReactNode } from "react";
import { OfferCardView } from "../../offer/OfferCardView";

/** Offers as they came, lender by lender. `act` says what can be done with one. */
export function LenderOffers({
  title,
  lenders,
  act,
}: {
  title: string;
  lenders: readonly HybridLender[];
  act?: (card: OfferCard) => ReactNode;
}) {
  if (lenders.length === 0) return null;
  return (
    <section className="offers" aria-label={title}>
      {lenders.map(({ name, offers }) => (
        <div key={name} className="lender-group" role="group" aria-label={name}>
          {offers.map((choice) => {
            const card = cardOf(name, choice);
            return (
              <OfferCardView key={choice.offerID} offer={card}>
                {choice.selectable && act?.(card)}
              </OfferCardView>
            );
          })}
        </div>
      ))}
    </section>
  );
}

/** An offer as the card shows it. Beside id and status the documents name no field, so each is looked for and may be absent. */
function cardOf(lenderName: string, { offerID, status, offer }: HybridChoice): OfferCard {
  return {
    lenderID: lenderName,
    lenderName,
    offerID,
    status: isKnown(status) ? status : "OFFER_AWAITED",
    amountPrincipal: figure(offer, "amountPrincipal"),
    interestRate: figure(offer, "interestRate"),
    offerTerm: figure(offer, "offerTerm"),
    lenderStateReason: said(offer, "lenderStateReason"),
  };
}

function isKnown(status: string): boolean {
  return status === "OFFER_RECEIVED" || status === "NO_OFFER_AVAILABLE";
}

function figure(offer: HybridOffer, field: string): string | number | null {
  const value = offer[field];
  return typeof value === "string" || typeof value === "number" ? value : null;
}

function said(offer: HybridOffer, field: string): string | null {
  const value = offer[field];
  return typeof value === "string" ? value : null;
}
