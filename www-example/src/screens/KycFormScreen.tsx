import { ChosenOffer } from "../offer/ChosenOffer";
import { CommandButton } from "../ui/CommandButton";
import { LastAttempt } from "../ui/LastAttempt";
import { Screen } from "../ui/Screen";
import { useJourney } from "../useJourney";
import type { ScreenOf } from "./screenOf";
import { stageOf } from "./stage";

const text = {
  title: "The lender asks for your documents",
  lead: "This lender collects them itself and has sent you a message with a link.",
  points: [
    "Open the link in the message from the lender.",
    "Send what it asks for.",
    "Come back here: this page moves on when the lender has everything.",
  ],
  check: "I have sent them, check now",
};

/** KYC that the lender collects by a form of its own: the platform takes no answer for it, so the site can only follow. */
export function KycFormScreen({ screen: { step, offerID, resource } }: { screen: ScreenOf<"form"> }) {
  const { journey, run } = useJourney();
  return (
    <Screen title={text.title} lead={text.lead}>
      <LastAttempt step={resource} />
      <section className="sheet">
        <ol className="points">
          {text.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ol>
        <div className="actions">
          <CommandButton command="refresh" onClick={() => run(() => journey.refresh())}>
            {text.check}
          </CommandButton>
        </div>
      </section>
      <ChosenOffer offerID={offerID} stage={stageOf(step)} />
    </Screen>
  );
}
