import type { OfferCard } from "credit-journey";
import { useState } from "react";
import { HybridButton } from "../HybridButton";
import { HybridScreen } from "../HybridScreen";
import { HandOffDialog } from "./HandOffDialog";
import { LenderOffers } from "./LenderOffers";
import type { ScreenOf } from "./screenOf";
import { ShareStatements } from "./ShareStatements";

const text = {
  title: "Your offers",
  count: (ready: number) =>
    ready === 1 ? "One offer is waiting for you." : `${ready} offers are waiting for you.`,
  awaiting: (count: number) => (count === 1 ? " One more may come." : ` ${count} more may come.`),
  guide: "Monthly figures are a guide; the lender's own schedule comes before you sign.",
  list: "Offers",
  choose: "Choose this offer",
  from: (lender: string) => ` from ${lender}`,
};

export function OffersScreen({ screen: { lenders, consent } }: { screen: ScreenOf<"offers"> }) {
  const [choice, setChoice] = useState<OfferCard | null>(null);
  const offers = lenders.flatMap(({ offers }) => offers);
  const ready = offers.filter(({ selectable }) => selectable).length;
  const awaited = offers.filter(({ selectable, status }) => !selectable && status !== "NO_OFFER_AVAILABLE").length;
  const lead = (
    <span role="status">
      {text.count(ready)}
      {awaited > 0 && text.awaiting(awaited)}
    </span>
  );
  return (
    <HybridScreen title={text.title} lead={lead}>
      {consent && <ShareStatements />}
      <LenderOffers
        title={text.list}
        lenders={lenders}
        act={(card) => (
          <div className="actions">
            <HybridButton command="handOff" onClick={() => setChoice(card)}>
              {text.choose}
              <span className="unseen">{text.from(card.lenderName)}</span>
            </HybridButton>
          </div>
        )}
      />
      <p className="hint">{text.guide}</p>
      {choice && <HandOffDialog offer={choice} onClose={() => setChoice(null)} />}
    </HybridScreen>
  );
}
