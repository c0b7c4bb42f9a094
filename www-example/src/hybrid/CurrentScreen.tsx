import { ConsentScreen } from "./screens/ConsentScreen";
import { FailedScreen } from "./screens/FailedScreen";
import { HandoffScreen } from "./screens/HandoffScreen";
import { NoOffersScreen } from "./screens/NoOffersScreen";
import { OffersScreen } from "./screens/OffersScreen";
import { WaitScreen } from "./screens/WaitScreen";
import { useHybrid } from "./useHybrid";

/** The one place that turns a snapshot into a screen. The switch is exhaustive: a new screen does not compile without a case. */
export function CurrentScreen() {
  const { screen } = useHybrid().snapshot;
  switch (screen.name) {
    case "wait":
      return <WaitScreen key={screen.waitingFor} screen={screen} />;
    case "offers":
      return <OffersScreen screen={screen} />;
    case "consent":
      return <ConsentScreen screen={screen} />;
    case "noOffers":
      return <NoOffersScreen screen={screen} />;
    case "handoff":
      return <HandoffScreen screen={screen} />;
    case "failed":
      return <FailedScreen screen={screen} />;
    default:
      return screen satisfies never;
  }
}
