import { AmountForm } from "../ui/AmountForm";
import { CommandButton } from "../ui/CommandButton";
import { Dialog } from "../ui/Dialog";
import type { FormField } from "../ui/formField";
import { useJourney } from "../useJourney";

const text = {
  cancel: "Cancel",
  part: {
    title: "Pay a part early",
    lead: "The lender tells you of any charge before it takes the payment.",
    go: "Ask to pay this part",
  },
  missed: {
    title: "Pay a missed instalment",
    lead: "The lender adds what is due for the delay.",
    go: "Ask to pay it now",
  },
  close: {
    title: "Close the loan early?",
    lead: "The lender works out what is left to pay, with any foreclosure charge, and asks you for it. Once paid, the loan is over.",
    go: "Yes, foreclose the loan",
  },
};

const amount: FormField = {
  path: "amount",
  label: "Amount",
  hint: "In whole rupees",
  fix: "Enter an amount in whole rupees, in digits",
  kind: "digits",
  prefix: "₹",
};

interface ServicingDialogProps {
  onClose: () => void;
  onAccepted: () => void;
}

export function PartPaymentDialog({ onClose, onAccepted }: ServicingDialogProps) {
  const { journey } = useJourney();
  const send = async (amount: string) => {
    await journey.prePartPay({ amount });
    onAccepted();
  };
  return (
    <Dialog title={text.part.title} onClose={onClose}>
      <p>{text.part.lead}</p>
      <AmountForm field={amount} command="prePartPay" submit={text.part.go} send={send} onDone={onClose}>
        <Cancel onClick={onClose} />
      </AmountForm>
    </Dialog>
  );
}

export function MissedEmiDialog({ onClose, onAccepted }: ServicingDialogProps) {
  const { journey, run } = useJourney();
  const pay = async () => {
    if (await run(() => journey.payMissedEmi())) onAccepted();
    onClose();
  };
  return (
    <Dialog title={text.missed.title} onClose={onClose}>
      <p>{text.missed.lead}</p>
      <div className="actions">
        <CommandButton command="payMissedEmi" onClick={pay}>
          {text.missed.go}
        </CommandButton>
        <Cancel onClick={onClose} />
      </div>
    </Dialog>
  );
}

export function ForeclosureDialog({ onClose, onAccepted }: ServicingDialogProps) {
  const { journey, run } = useJourney();
  const foreclose = async () => {
    if (await run(() => journey.foreclose())) onAccepted();
    onClose();
  };
  return (
    <Dialog title={text.close.title} onClose={onClose}>
      <p>{text.close.lead}</p>
      <div className="actions">
        <CommandButton command="foreclose" className="button danger" onClick={foreclose}>
          {text.close.go}
        </CommandButton>
        <Cancel onClick={onClose} />
      </div>
    </Dialog>
  );
}

function Cancel({ onClick }: { onClick: () => void }) {
  return (
    <button type="button" className="button quiet" onClick={onClick}>
      {text.cancel}
    </button>
  );
}
