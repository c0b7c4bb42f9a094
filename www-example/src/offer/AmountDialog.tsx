import { AmountForm } from "../ui/AmountForm";
import { Dialog } from "../ui/Dialog";
import type { FormField } from "../ui/formField";
import { useJourney } from "../useJourney";

const text = {
  title: "Borrow another amount",
  lead: "You may take less than you were offered. The lender works out the instalments again.",
  submit: "Save the amount",
  cancel: "Cancel",
};

const amount: FormField = {
  path: "amount",
  label: "Loan amount",
  hint: "In whole rupees",
  fix: "Enter an amount in whole rupees, in digits",
  kind: "digits",
  prefix: "₹",
};

export function AmountDialog({ onClose }: { onClose: () => void }) {
  const { journey } = useJourney();
  return (
    <Dialog title={text.title} onClose={onClose}>
      <p>{text.lead}</p>
      <AmountForm
        field={amount}
        command="setLoanAmount"
        submit={text.submit}
        send={(amount) => journey.setLoanAmount({ amount })}
        onDone={onClose}
      >
        <button type="button" className="button quiet" onClick={onClose}>
          {text.cancel}
        </button>
      </AmountForm>
    </Dialog>
  );
}
