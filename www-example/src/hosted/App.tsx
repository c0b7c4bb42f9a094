import { useSyncExternalStore, type ReactNode } from "react";
import { borrowerOf, type Demo } from "../demo";
import { Frame } from "../Frame";
import { Fact, Facts } from "../panel/Facts";
import { ScenarioPicker } from "../panel/ScenarioPicker";
import { Timeline } from "../panel/Timeline";
import { SignIn } from "../ui/SignIn";
import { Connecting, Unreachable } from "../ui/Standalone";
import { connection, open, signOut, switchBorrower } from "./connection";
import { LoanScreen } from "./LoanScreen";
import { visit } from "./visit";

const text = { surface: "Surface", end: "Ended by" };

export function App() {
  const now = useSyncExternalStore(connection.subscribe, connection.read);
  switch (now.phase) {
    case "connecting":
      return <Connecting />;
    case "failed":
      return <Unreachable error={now.error} onRetry={() => open()} />;
    case "signIn":
      return (
        <Page demo={now.demo}>
          <SignIn onGo={() => switchBorrower(now.demo.hostedScenarios[0]?.name ?? "")} />
        </Page>
      );
    case "ready":
      return (
        <Page demo={now.demo}>
          <LoanScreen origin={now.demo.hostedOrigin} />
        </Page>
      );
  }
}

function Page({ demo, children }: { demo: Demo; children: ReactNode }) {
  const picker = (
    <ScenarioPicker
      scenarios={demo.hostedScenarios}
      playing={borrowerOf(demo, "hosted")?.scenario ?? null}
      onStart={switchBorrower}
      onSignOut={signOut}
    />
  );
  const live = (
    <>
      <Now />
      <Timeline />
    </>
  );
  return (
    <Frame experience="hosted" picker={picker} live={live}>
      {children}
    </Frame>
  );
}

/** Where the surface stands. How the loan stands is Hosted's own, and the back-end's by webhook. */
function Now() {
  const { phase, end } = useSyncExternalStore(visit.subscribe, visit.read);
  return (
    <Facts>
      <Fact name={text.surface} value={phase} />
      <Fact name={text.end} value={end} />
    </Facts>
  );
}
