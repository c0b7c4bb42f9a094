import { ChosenOffer } from "../offer/ChosenOffer";
import { CommandButton } from "../ui/CommandButton";
import { LastAttempt } from "../ui/LastAttempt";
import { Screen } from "../ui/Screen";
import { useJourney } from "../useJourney";
import type { ScreenOf } from "./screenOf";
import { stageOf } from "./stage";

const text = {
  title: "The lender asks you for something",
  lead: "This lender collects it by itself and sends you a message with a link.",
  points: [
    "Open the link in the message from the lender.",
    "Send what it asks for.",
    "Come back here: this page moves on when the lender has everything.",
  ],
  check: "I have sent it, check now",
};

/** A form for a step that the platform takes no answer for: the lender collects it by itself, and the site can only follow. */
export function LenderFormScreen({ screen: { step, offerID, resource } }: { screen: ScreenOf<"form"> }) {
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
