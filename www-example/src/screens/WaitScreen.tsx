import type { StepName } from "credit-journey";
import { ChosenOffer } from "../offer/ChosenOffer";
import { OfferCardView } from "../offer/OfferCardView";
import { CommandButton } from "../ui/CommandButton";
import { Screen } from "../ui/Screen";
import { useJourney } from "../useJourney";
import type { ScreenOf } from "./screenOf";
import { stageOf } from "./stage";

const text = {
  waitingFor: {
    profile: { title: "Checking your details", lead: "This takes a few seconds." },
    offers: {
      title: "Asking lenders for you",
      lead: "Each lender looks at your details on its own. Offers show here as they come.",
    },
    aaConsent: { title: "Reading your consent", lead: "Your bank confirms what you agreed to share." },
    // A lender works both before and after the borrower's part of a step: the words must fit either.
    kyc: { title: "Identity check under way", lead: "The lender is at work on it. You need not do anything." },
    bankMandate: { title: "Checking your bank account", lead: "The lender makes sure that the account is yours." },
    eMandate: { title: "Setting up auto-pay", lead: "The lender and your bank are at work on it." },
    loanAgreement: {
      title: "Your agreement is with the lender",
      lead: "It shows here as soon as there is something for you to do.",
    },
    disbursal: {
      title: "Your money is on its way",
      lead: "All is signed. The lender is sending the amount to your bank account.",
    },
  } satisfies Record<StepName, { title: string; lead: string }>,
  usual: "This page moves on by itself.",
  slow: "This takes longer than usual. You may close the page: when you come back, you go on from here.",
  soFar: "Lenders so far",
  came: (count: number) => (count === 1 ? "1 offer has come." : `${count} offers have come.`),
  check: "Check now",
};

export function WaitScreen({ screen: { waitingFor, offers, slow } }: { screen: ScreenOf<"wait"> }) {
  const { journey, run } = useJourney();
  const { title, lead } = text.waitingFor[waitingFor];
  const came = offers.filter(({ status }) => status === "OFFER_RECEIVED").length;
  return (
    <Screen title={title} lead={lead}>
      <div className="waiting">
        <div className="orbit" aria-hidden="true" />
        <p role="status">
          {came > 0 && `${text.came(came)} `}
          {slow ? text.slow : text.usual}
        </p>
        <CommandButton command="refresh" className="button quiet small" onClick={() => run(() => journey.refresh())}>
          {text.check}
        </CommandButton>
      </div>
      {offers.length > 0 && (
        <section className="offers" aria-label={text.soFar}>
          {offers.map((offer) => (
            <OfferCardView key={offer.offerID} offer={offer} />
          ))}
        </section>
      )}
      <ChosenOffer offerID={null} stage={stageOf(waitingFor)} />
    </Screen>
  );
}
