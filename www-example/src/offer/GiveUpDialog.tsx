import type { FormEvent } from "react";
import { CommandButton } from "../ui/CommandButton";
import { Dialog } from "../ui/Dialog";
import { useJourney } from "../useJourney";

const text = {
  title: "Give up this offer?",
  lead: "This lender's offer does not come back. Other offers that are still open can be chosen after it.",
  why: "What is the reason?",
  reasons: ["I found a better offer", "I no longer need the money", "The terms do not suit me", "It takes too long"],
  confirm: "Give up the offer",
  keep: "Keep the offer",
};

/** `stage` is where the borrower gives up, as the platform spells it (`KYC`). */
export function GiveUpDialog({ stage, onClose }: { stage: string; onClose: () => void }) {
  const { journey, run } = useJourney();

  const giveUp = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const rejectionReason = String(new FormData(event.currentTarget).get("reason"));
    await run(() => journey.rejectOffer({ rejectedStage: stage, rejectionReason }));
    onClose();
  };

  return (
    <Dialog title={text.title} onClose={onClose}>
      <p>{text.lead}</p>
      <form onSubmit={giveUp}>
        <fieldset className="field">
          <legend>{text.why}</legend>
          <div className="choices column">
            {text.reasons.map((reason, position) => (
              <label key={reason} className="choice">
                <input type="radio" name="reason" value={reason} defaultChecked={position === 0} />
                {reason}
              </label>
            ))}
          </div>
        </fieldset>
        <div className="actions">
          <CommandButton command="rejectOffer" type="submit" className="button danger">
            {text.confirm}
          </CommandButton>
          <button type="button" className="button quiet" onClick={onClose}>
            {text.keep}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
