import type { OfferDetail } from "credit-journey";
import { useState } from "react";
import { CommandButton } from "../ui/CommandButton";
import { useJourney } from "../useJourney";
import { AmountDialog } from "./AmountDialog";
import { GiveUpDialog } from "./GiveUpDialog";
import { OfferDetailDialog } from "./OfferDetailDialog";

const text = {
  more: "More about this loan",
  view: "View your offer",
  amount: "Change the loan amount",
  giveUp: "Give up this offer",
};

/** What can be done with a chosen offer beside its next step. Nothing shows where there is none. */
export function ChosenOffer({ offerID, stage }: { offerID: string | null; stage: string }) {
  const { journey, snapshot, run } = useJourney();
  const [open, setOpen] = useState<"amount" | "giveUp" | OfferDetail | null>(null);
  const close = () => setOpen(null);
  const can = (command: (typeof snapshot.commands)[number]) => snapshot.commands.includes(command);
  if (!can("setLoanAmount") && !can("rejectOffer")) return null;

  return (
    <>
      <details className="more">
        <summary>{text.more}</summary>
        <div className="actions">
          {offerID && can("viewOffer") && (
            <CommandButton
              command="viewOffer"
              className="button quiet small"
              onClick={() => run(async () => setOpen(await journey.viewOffer(offerID)))}
            >
              {text.view}
            </CommandButton>
          )}
          {can("setLoanAmount") && (
            <button type="button" className="button quiet small" onClick={() => setOpen("amount")}>
              {text.amount}
            </button>
          )}
          {can("rejectOffer") && (
            <button type="button" className="button quiet danger small" onClick={() => setOpen("giveUp")}>
              {text.giveUp}
            </button>
          )}
        </div>
      </details>
      {open === "amount" && <AmountDialog onClose={close} />}
      {open === "giveUp" && <GiveUpDialog stage={stage} onClose={close} />}
      {open !== null && typeof open === "object" && <OfferDetailDialog offer={open} onClose={close} />}
    </>
  );
}
