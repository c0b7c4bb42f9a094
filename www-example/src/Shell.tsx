import type { Journey } from "credit-journey";
import { signOut, switchBorrower } from "./credit";
import { borrowerOf, type Demo } from "./demo";
import { Frame } from "./Frame";
import { Now } from "./panel/Now";
import { ScenarioPicker } from "./panel/ScenarioPicker";
import { Timeline } from "./panel/Timeline";
import { CurrentScreen } from "./screens/CurrentScreen";
import { Stepper } from "./ui/Stepper";
import { JourneyContext, useJourneyView } from "./useJourney";

/** The API Experience: progress beside the screen, in the frame of all three. */
export function Shell({ demo, journey }: { demo: Demo; journey: Journey }) {
  const view = useJourneyView(journey);
  const { trouble } = view.snapshot;
  const playing = borrowerOf(demo, "api")?.scenario ?? null;
  const picker = (
    <ScenarioPicker scenarios={demo.scenarios} playing={playing} onStart={switchBorrower} onSignOut={signOut} />
  );
  const live = (
    <>
      <Now />
      <Timeline />
    </>
  );
  return (
    <JourneyContext value={view}>
      <Frame experience="api" trouble={trouble} picker={picker} live={live}>
        <Stepper snapshot={view.snapshot} />
        <CurrentScreen demo={demo} />
      </Frame>
    </JourneyContext>
  );
}
