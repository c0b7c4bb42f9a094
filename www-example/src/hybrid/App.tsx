import type { HybridJourney } from "credit-journey/hybrid";
import { useSyncExternalStore, type ReactNode } from "react";
import { borrowerOf, type Demo } from "../demo";
import { Frame } from "../Frame";
import { ScenarioPicker } from "../panel/ScenarioPicker";
import { Timeline } from "../panel/Timeline";
import { SignIn } from "../ui/SignIn";
import { Connecting, Unreachable } from "../ui/Standalone";
import { connection, open, signOut, switchBorrower } from "./connection";
import { CurrentScreen } from "./CurrentScreen";
import { HybridNow } from "./HybridNow";
import { DetailsScreen } from "./screens/DetailsScreen";
import { HybridContext, useHybridView } from "./useHybrid";

export function App() {
  const now = useSyncExternalStore(connection.subscribe, connection.read);
  switch (now.phase) {
    case "connecting":
      return <Connecting />;
    case "failed":
      return <Unreachable error={now.error} onRetry={() => open()} />;
    case "signIn":
      return (
        <Frame experience="hybrid" picker={<Picker demo={now.demo} />} live={<Timeline />}>
          <SignIn onGo={() => switchBorrower(now.demo.hybridScenarios[0]?.name ?? "")} />
        </Frame>
      );
    case "details":
      return (
        <Frame experience="hybrid" picker={<Picker demo={now.demo} />} live={<Timeline />}>
          <DetailsScreen demo={now.demo} />
        </Frame>
      );
    case "open":
      return <Open demo={now.demo} journey={now.journey} picker={<Picker demo={now.demo} />} />;
  }
}

function Open({ demo, journey, picker }: { demo: Demo; journey: HybridJourney; picker: ReactNode }) {
  const view = useHybridView(journey, demo.hostedOrigin);
  const live = (
    <>
      <HybridNow />
      <Timeline />
    </>
  );
  return (
    <HybridContext value={view}>
      <Frame experience="hybrid" trouble={view.snapshot.trouble} picker={picker} live={live}>
        <CurrentScreen />
      </Frame>
    </HybridContext>
  );
}

function Picker({ demo }: { demo: Demo }) {
  const playing = borrowerOf(demo, "hybrid")?.scenario ?? null;
  return (
    <ScenarioPicker scenarios={demo.hybridScenarios} playing={playing} onStart={switchBorrower} onSignOut={signOut} />
  );
}
