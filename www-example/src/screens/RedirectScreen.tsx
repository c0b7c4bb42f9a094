import { ChosenOffer } from "../offer/ChosenOffer";
import { CommandButton } from "../ui/CommandButton";
import { LastAttempt } from "../ui/LastAttempt";
import { Screen } from "../ui/Screen";
import { useJourney } from "../useJourney";
import type { ScreenOf } from "./screenOf";
import { stageOf } from "./stage";

const text = {
  need: "What happens",
  leaving:
    "You leave Saral Loans for a page of another company and come back here after. If the page does not bring you back, open Saral Loans again: you go on from here.",
  steps: {
    aaConsent: {
      title: "Share your bank statements",
      lead: "The lender looks at your recent statements through an account aggregator licensed by the Reserve Bank of India.",
      points: [
        "You choose the bank accounts to share.",
        "You approve with a one-time password from your bank.",
        "The consent is for this application, and you can take it back.",
      ],
      go: "Continue to the account aggregator",
    },
    kyc: {
      title: "Prove your identity",
      lead: "Every lender must know its borrowers. This is done once, on the page of the lender's KYC partner.",
      points: [
        "Keep your PAN and Aadhaar at hand.",
        "You need the mobile number linked to your Aadhaar.",
        "It takes about three minutes.",
      ],
      go: "Continue to identity check",
    },
    bankMandate: {
      title: "Confirm your bank account",
      lead: "The lender makes sure that the account is yours, on a page of its own.",
      points: [
        "Keep your account number and IFSC at hand.",
        "It must be in your own name.",
        "Nothing is collected today.",
      ],
      go: "Continue to the account check",
    },
    eMandate: {
      title: "Set up auto-pay",
      lead: "Instalments are collected from your account on the due date, so that none is missed.",
      points: [
        "You approve with net banking, a debit card or Aadhaar.",
        "The bank shows the highest amount that may be collected.",
        "Nothing is collected today.",
      ],
      go: "Continue to your bank",
    },
    loanAgreement: {
      title: "Read and sign your agreement",
      lead: "The lender's agreement has all terms and charges. Take your time with it.",
      points: [
        "Compare it with the key facts statement.",
        "You sign with a one-time password.",
        "A copy comes to your email.",
      ],
      go: "Continue to the agreement",
    },
    disbursal: {
      title: "Confirm the payment",
      lead: "The lender asks for a last confirmation before it sends the money.",
      points: ["Check the amount and the account.", "The money follows within a working day."],
      go: "Continue to the lender",
    },
  } satisfies Record<ScreenOf<"redirect">["step"], { title: string; lead: string; points: string[]; go: string }>,
};

export function RedirectScreen({ screen: { step, offerID, resource } }: { screen: ScreenOf<"redirect"> }) {
  const { journey, run } = useJourney();
  const { title, lead, points, go } = text.steps[step];
  return (
    <Screen title={title} lead={lead}>
      <LastAttempt step={resource} />
      <section className="sheet">
        <h2>{text.need}</h2>
        <ol className="points">
          {points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ol>
        <div className="actions">
          <CommandButton
            command="openRedirect"
            className="button away"
            onClick={() => run(() => journey.openRedirect())}
          >
            {go}
          </CommandButton>
        </div>
        <p className="hint">{text.leaving}</p>
      </section>
      <ChosenOffer offerID={offerID} stage={stageOf(step)} />
    </Screen>
  );
}
