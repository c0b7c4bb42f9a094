import { useState } from "react";
import { loanLines } from "../offer/quote";
import { formatRupees } from "../offer/rupees";
import { Lines } from "../offer/Lines";
import { OfferDetailDialog } from "../offer/OfferDetailDialog";
import { TermList } from "../offer/TermList";
import { CommandButton } from "../ui/CommandButton";
import { Screen } from "../ui/Screen";
import { useJourney } from "../useJourney";
import type { ScreenOf } from "./screenOf";
import { ForeclosureDialog, MissedEmiDialog, PartPaymentDialog } from "./ServicingDialogs";

const text = {
  eyebrow: "Your loan",
  paid: (amount: string) => `Your loan of ${amount} is paid out`,
  paidPlain: "Your loan is paid out",
  lead: (lender: string | undefined) =>
    `${lender ?? "The lender"} has sent the money to your bank account. Here you look after your loan.`,
  today: "Your loan today",
  terms: "Your terms",
  view: "View the schedule",
  care: "Look after your loan",
  accepted: "The lender has taken your request. What comes of it shows here and in the lender's messages.",
  status: {
    title: "Loan status",
    lead: "Ask the lender for the latest.",
    go: "Refresh the status",
    done: "The lender was asked for the latest status.",
  },
  part: { title: "Pay a part early", lead: "Lowers what you still owe.", go: "Make a part payment" },
  missed: {
    title: "Missed an instalment?",
    lead: "Pay it now to stop further charges.",
    go: "Pay a missed instalment",
  },
  close: { title: "Close the loan early", lead: "Pay off all that is left.", go: "Foreclose the loan" },
};

type Open = "offer" | "part" | "missed" | "close" | null;

export function DisbursedScreen({ screen: { offer } }: { screen: ScreenOf<"disbursed"> }) {
  const { journey, run } = useJourney();
  const [open, setOpen] = useState<Open>(null);
  const [said, setSaid] = useState("");
  const close = () => setOpen(null);
  const dialog = { onClose: close, onAccepted: () => setSaid(text.accepted) };
  const today = offer ? loanLines(offer) : [];
  const title = offer?.amountPrincipal == null ? text.paidPlain : text.paid(formatRupees(offer.amountPrincipal));

  const refresh = async () => {
    setSaid("");
    if (await run(() => journey.refreshServicing())) setSaid(text.status.done);
  };

  return (
    <Screen eyebrow={text.eyebrow} title={title} lead={text.lead(offer?.lenderName)}>
      <div role="status">{said && <p className="notice good">{said}</p>}</div>
      {today.length > 0 && (
        <section className="sheet" aria-label={text.today}>
          <h2>{text.today}</h2>
          <Lines lines={today} />
        </section>
      )}
      {offer && (
        <section className="sheet" aria-label={text.terms}>
          <h2>{text.terms}</h2>
          <TermList offer={offer} />
          <div className="actions">
            <button type="button" className="button quiet small" onClick={() => setOpen("offer")}>
              {text.view}
            </button>
          </div>
        </section>
      )}
      <section aria-label={text.care} className="tiles">
        <Tile {...text.status}>
          <CommandButton command="refreshServicing" className="button quiet" onClick={refresh}>
            {text.status.go}
          </CommandButton>
        </Tile>
        <Tile {...text.part}>
          <CommandButton command="prePartPay" className="button quiet" onClick={() => setOpen("part")}>
            {text.part.go}
          </CommandButton>
        </Tile>
        <Tile {...text.missed}>
          <CommandButton command="payMissedEmi" className="button quiet" onClick={() => setOpen("missed")}>
            {text.missed.go}
          </CommandButton>
        </Tile>
        <Tile {...text.close}>
          <CommandButton command="foreclose" className="button quiet danger" onClick={() => setOpen("close")}>
            {text.close.go}
          </CommandButton>
        </Tile>
      </section>
      {open === "offer" && offer && <OfferDetailDialog offer={offer} onClose={close} />}
      {open === "part" && <PartPaymentDialog {...dialog} />}
      {open === "missed" && <MissedEmiDialog {...dialog} />}
      {open === "close" && <ForeclosureDialog {...dialog} />}
    </Screen>
  );
}

function Tile({ title, lead, children }: { title: string; lead: string; children: React.ReactNode }) {
  return (
    <section className="tile">
      <h2>{title}</h2>
      <p>{lead}</p>
      {children}
    </section>
  );
}
