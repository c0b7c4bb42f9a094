import { HybridButton } from "../HybridButton";
import { HybridScreen } from "../HybridScreen";
import { useHybrid } from "../useHybrid";
import { LenderOffers } from "./LenderOffers";
import type { ScreenOf } from "./screenOf";

const text = {
  title: "Share your bank statements",
  lead: "The lenders look at your recent statements through an account aggregator licensed by the Reserve Bank of India.",
  need: "What happens",
  points: [
    "You choose the bank accounts to share.",
    "You approve with a one-time password from your bank.",
    "The consent is for this application, and you can take it back.",
  ],
  go: "Continue to the account aggregator",
  leaving: "You leave Saral Loans for a page of another company and come back here after.",
  soFar: "Lenders so far",
};

export function ConsentScreen({ screen: { lenders } }: { screen: ScreenOf<"consent"> }) {
  const { journey, run } = useHybrid();
  return (
    <HybridScreen title={text.title} lead={text.lead}>
      <section className="sheet">
        <h2>{text.need}</h2>
        <ol className="points">
          {text.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ol>
        <div className="actions">
          <HybridButton command="openConsent" className="button away" onClick={() => run(() => journey.openConsent())}>
            {text.go}
          </HybridButton>
        </div>
        <p className="hint">{text.leaving}</p>
      </section>
      <LenderOffers title={text.soFar} lenders={lenders} />
    </HybridScreen>
  );
}
