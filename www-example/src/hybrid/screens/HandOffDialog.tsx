import type { OfferCard } from "credit-journey";
import { termsOf } from "../../offer/terms";
import { Dialog } from "../../ui/Dialog";
import { HybridButton } from "../HybridButton";
import { openHere } from "../openHere";
import { useHybrid } from "../useHybrid";

const text = {
  title: (lender: string) => `Go ahead with ${lender}?`,
  lead: (amount: string, instalment: string) => `You borrow ${amount} and pay ${instalment} each month.`,
  next: "Key facts, identity check, auto-pay and agreement follow on the lender's side.",
  go: "Continue to the lender",
  here: "Continue on this page",
  no: "Not yet",
};

/** The last question before the borrower is handed off: in this tab, or in a dialog of this page. */
export function HandOffDialog({ offer, onClose }: { offer: OfferCard; onClose: () => void }) {
  const { journey, run, hostedOrigin } = useHybrid();
  const { amount, instalment } = termsOf(offer);
  const leave = async () => {
    await run(() => journey.handOff(offer.offerID));
    onClose();
  };
  const stay = () => {
    onClose();
    void run(() => openHere(journey, offer.offerID, hostedOrigin));
  };
  return (
    <Dialog title={text.title(offer.lenderName)} onClose={onClose}>
      <p>{text.lead(amount, instalment)}</p>
      <p>{text.next}</p>
      <div className="actions">
        <HybridButton command="handOff" className="button away" onClick={leave}>
          {text.go}
        </HybridButton>
        <HybridButton command="hostedUrl" className="button quiet" onClick={stay}>
          {text.here}
        </HybridButton>
        <button type="button" className="button quiet" onClick={onClose}>
          {text.no}
        </button>
      </div>
    </Dialog>
  );
}
