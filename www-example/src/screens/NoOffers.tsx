import type { OfferCard } from "credit-journey";
import { OfferCardView } from "../offer/OfferCardView";
import { Screen } from "../ui/Screen";
import { StartAnew } from "./StartAnew";

const text = {
  title: "No offers this time",
  lead: "None of the lenders could make you an offer now. This is no judgement of you: what they look for changes often.",
  list: "What the lenders said",
  next: "What you can do",
  hints: [
    "Check that your name and PAN match your PAN card.",
    "Try again in about three months; asking rarely in between keeps your credit score well.",
    "You can get your own credit report free once a year from every bureau.",
  ],
};

export function NoOffers({ offers }: { offers: OfferCard[] }) {
  return (
    <Screen title={text.title} lead={text.lead}>
      {offers.length > 0 && (
        <section className="offers" aria-label={text.list}>
          {offers.map((offer) => (
            <OfferCardView key={offer.offerID} offer={offer} />
          ))}
        </section>
      )}
      <section className="sheet">
        <h2>{text.next}</h2>
        <ul className="points">
          {text.hints.map((hint) => (
            <li key={hint}>{hint}</li>
          ))}
        </ul>
        <StartAnew />
      </section>
    </Screen>
  );
}
