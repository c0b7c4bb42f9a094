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
  guide: "Monthly figures are a guide; the lender's own schedule comes before you sign.",
  list: "Offers",
  choose: "Choose this offer",
  from: (lender: string) => ` from ${lender}`,
};

export function OffersScreen({ screen: { lenders, consent } }: { screen: ScreenOf<"offers"> }) {
  const [choice, setChoice] = useState<OfferCard | null>(null);
  const ready = lenders.flatMap(({ offers }) => offers).filter(({ selectable }) => selectable).length;
  return (
    <HybridScreen title={text.title} lead={<span role="status">{text.count(ready)}</span>}>
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
