import type { OfferCard, OfferDetail } from "credit-journey";
import { useState } from "react";
import { OfferCardView } from "../offer/OfferCardView";
import { OfferDetailDialog } from "../offer/OfferDetailDialog";
import { CommandButton } from "../ui/CommandButton";
import { Dialog } from "../ui/Dialog";
import { Screen } from "../ui/Screen";
import { termsOf } from "../offer/terms";
import { useJourney } from "../useJourney";
import { NoOffers } from "./NoOffers";
import type { ScreenOf } from "./screenOf";

const text = {
  title: "Your offers",
  count: (ready: number) =>
    ready === 1 ? "One lender has made you an offer." : `${ready} lenders have made you an offer.`,
  awaiting: (count: number) => (count === 1 ? " One more is still deciding." : ` ${count} more are still deciding.`),
  guide: "Monthly figures are a guide; the lender's own schedule is in the details.",
  list: "Offers",
  consent: {
    title: (lenders: string) => `${lenders} would like to see your bank statements`,
    lead: "You give consent at an account aggregator, for this purpose only, and can take it back. It may bring you an offer.",
    go: "Share bank statements",
  },
  view: "View details",
  choose: "Choose this offer",
  from: (lender: string) => ` from ${lender}`,
  confirm: {
    title: (lender: string) => `Go ahead with ${lender}?`,
    lead: (amount: string, instalment: string) => `You borrow ${amount} and pay ${instalment} each month.`,
    once: "You can go ahead with one offer only: the others close.",
    yes: "Yes, go ahead",
    no: "Not yet",
  },
};

export function OffersScreen({ screen: { offers, selectable, awaiting, consentFor } }: { screen: ScreenOf<"offers"> }) {
  const { journey, run } = useJourney();
  const [detail, setDetail] = useState<OfferDetail | null>(null);
  const [choice, setChoice] = useState<OfferCard | null>(null);
  if (selectable.length === 0 && awaiting === 0 && consentFor.length === 0) return <NoOffers offers={offers} />;

  const lowestRate = lowestRateOf(offers.filter(({ offerID }) => selectable.includes(offerID)));
  const choose = (offer: OfferCard) => {
    setDetail(null);
    setChoice(offer);
  };
  const lead = (
    <span role="status">
      {selectable.length > 0 && text.count(selectable.length)}
      {awaiting > 0 && text.awaiting(awaiting)}
    </span>
  );

  return (
    <Screen title={text.title} lead={lead}>
      <ConsentWanted lenders={offers.filter(({ offerID }) => consentFor.includes(offerID))} />
      <section className="offers" aria-label={text.list}>
        {offers.map((offer) => (
          <OfferCardView key={offer.offerID} offer={offer} best={offer.offerID === lowestRate}>
            {selectable.includes(offer.offerID) && (
              <div className="actions">
                <CommandButton command="proceed" onClick={() => choose(offer)}>
                  {text.choose}
                  <span className="unseen">{text.from(offer.lenderName)}</span>
                </CommandButton>
                <CommandButton
                  command="viewOffer"
                  className="button quiet"
                  onClick={() => run(async () => setDetail(await journey.viewOffer(offer.offerID)))}
                >
                  {text.view}
                  <span className="unseen">{text.from(offer.lenderName)}</span>
                </CommandButton>
              </div>
            )}
          </OfferCardView>
        ))}
      </section>
      {selectable.length > 0 && <p className="hint">{text.guide}</p>}
      {detail && (
        <OfferDetailDialog offer={detail} onClose={() => setDetail(null)}>
          <CommandButton command="proceed" onClick={() => choose(detail)}>
            {text.choose}
          </CommandButton>
        </OfferDetailDialog>
      )}
      {choice && <Confirm offer={choice} onClose={() => setChoice(null)} />}
    </Screen>
  );
}

function Confirm({ offer, onClose }: { offer: OfferCard; onClose: () => void }) {
  const { journey, run } = useJourney();
  const { amount, instalment } = termsOf(offer);
  const proceed = async () => {
    await run(() => journey.proceed(offer.offerID));
    onClose();
  };
  return (
    <Dialog title={text.confirm.title(offer.lenderName)} onClose={onClose}>
      <p>{text.confirm.lead(amount, instalment)}</p>
      <p>{text.confirm.once}</p>
      <div className="actions">
        <CommandButton command="proceed" onClick={proceed}>
          {text.confirm.yes}
        </CommandButton>
        <button type="button" className="button quiet" onClick={onClose}>
          {text.confirm.no}
        </button>
      </div>
    </Dialog>
  );
}

function ConsentWanted({ lenders }: { lenders: OfferCard[] }) {
  const { journey, run } = useJourney();
  if (lenders.length === 0) return null;
  const names = new Intl.ListFormat("en-IN").format(lenders.map(({ lenderName }) => lenderName));
  return (
    <section className="notice ask">
      <h2>{text.consent.title(names)}</h2>
      <p>{text.consent.lead}</p>
      <CommandButton command="openRedirect" onClick={() => run(() => journey.openRedirect())}>
        {text.consent.go}
      </CommandButton>
    </section>
  );
}

/** The offer with the lowest rate, where there is more than one to compare. */
function lowestRateOf(offers: OfferCard[]): string | undefined {
  const rated = offers.filter(({ interestRate }) => interestRate != null);
  if (rated.length < 2) return undefined;
  return rated.reduce((best, next) => (Number(next.interestRate) < Number(best.interestRate) ? next : best)).offerID;
}
