import type { OfferDetail } from "credit-journey";
import type { ReactNode } from "react";
import { Dialog } from "../ui/Dialog";
import { Lines } from "./Lines";
import { breakupLines, scheduleLines } from "./quote";
import { TermList } from "./TermList";

const text = {
  breakup: "How the amount is made up",
  schedule: (count: number) => `Repayment schedule (${count} instalments)`,
  keyFacts: "Key facts statement (opens in a new tab)",
  close: "Close",
};

/** An offer in full. `children` are what can be done with it. */
export function OfferDetailDialog({
  offer,
  onClose,
  children,
}: {
  offer: OfferDetail;
  onClose: () => void;
  children?: ReactNode;
}) {
  const breakup = breakupLines(offer.quoteBreakup);
  const schedule = scheduleLines(offer.installments);
  return (
    <Dialog title={offer.lenderName} onClose={onClose} wide>
      <TermList offer={offer} />
      {breakup.length > 0 && (
        <section>
          <h3>{text.breakup}</h3>
          <Lines lines={breakup} />
        </section>
      )}
      {schedule.length > 0 && (
        <details>
          <summary>{text.schedule(schedule.length)}</summary>
          <Lines lines={schedule} />
        </details>
      )}
      {offer.keyFactsStatementLink && (
        <p>
          <a href={offer.keyFactsStatementLink} target="_blank" rel="noopener noreferrer">
            {text.keyFacts}
          </a>
        </p>
      )}
      <div className="actions">
        {children}
        <button type="button" className="button quiet" onClick={onClose}>
          {text.close}
        </button>
      </div>
    </Dialog>
  );
}
