import { HybridButton } from "../HybridButton";
import { HybridScreen } from "../HybridScreen";
import { useHybrid } from "../useHybrid";
import type { ScreenOf } from "./screenOf";

const text = {
  title: "Your loan is open at the lender",
  lead: "Everything else happens there. What you did is kept: go on from where you were.",
  lender: (name: string) => `With ${name}`,
  go: "Go on with my loan",
  back: "Back to the offers",
};

export function HandoffScreen({ screen: { offerID } }: { screen: ScreenOf<"handoff"> }) {
  const { journey, run, snapshot } = useHybrid();
  const lenders = Object.entries(snapshot.data?.lenders ?? {});
  const chosen = lenders.find(([, lender]) => lender?.offers?.some((offer) => offer.offerID === offerID));
  return (
    <HybridScreen title={text.title} lead={text.lead}>
      <section className="sheet">
        {chosen && <h2>{text.lender(chosen[0])}</h2>}
        <div className="actions">
          <HybridButton command="handOff" className="button away" onClick={() => run(() => journey.handOff(offerID))}>
            {text.go}
          </HybridButton>
          <HybridButton command="refresh" className="button quiet" onClick={() => run(() => journey.refresh())}>
            {text.back}
          </HybridButton>
        </div>
      </section>
    </HybridScreen>
  );
}
