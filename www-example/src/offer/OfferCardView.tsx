import type { OfferCard } from "credit-journey";
import type { ReactNode } from "react";
import { TermList } from "./TermList";

const text = {
  awaited: "Waiting for an answer",
  none: "No offer from this lender",
  best: "Lowest rate",
  keyFacts: "Key facts statement",
  newTab: " (opens in a new tab)",
  of: (lender: string) => ` of ${lender}`,
};

/** One lender: an offer, a wait, or a no. */
export function OfferCardView({
  offer,
  best = false,
  children,
}: {
  offer: OfferCard;
  best?: boolean;
  children?: ReactNode;
}) {
  const headingID = `offer-${offer.offerID}`;
  if (offer.status === "OFFER_AWAITED") {
    return (
      <article className="offer awaited" data-offer={offer.status} aria-labelledby={headingID}>
        <Lender id={headingID} name={offer.lenderName} />
        <p className="offer-state">{text.awaited}</p>
        <div className="bones" aria-hidden="true">
          <span />
          <span />
          <span />
        </div>
      </article>
    );
  }
  if (offer.status === "NO_OFFER_AVAILABLE") {
    return (
      <article className="offer none" data-offer={offer.status} aria-labelledby={headingID}>
        <Lender id={headingID} name={offer.lenderName} />
        <p className="offer-state">{offer.lenderStateReason ?? text.none}</p>
      </article>
    );
  }
  return (
    <article className="offer" data-offer={offer.status} aria-labelledby={headingID}>
      <Lender id={headingID} name={offer.lenderName}>
        {best && <span className="badge">{text.best}</span>}
      </Lender>
      <TermList offer={offer} />
      {offer.keyFactsStatementLink && (
        <a className="key-facts" href={offer.keyFactsStatementLink} target="_blank" rel="noopener noreferrer">
          {text.keyFacts}
          <span className="unseen">
            {text.of(offer.lenderName)}
            {text.newTab}
          </span>
        </a>
      )}
      {children}
    </article>
  );
}

function Lender({ id, name, children }: { id: string; name: string; children?: ReactNode }) {
  return (
    <header className="lender">
      <span className="lender-mark" aria-hidden="true">
        {name.slice(0, 1)}
      </span>
      <h2 id={id}>{name}</h2>
      {children}
    </header>
  );
}
