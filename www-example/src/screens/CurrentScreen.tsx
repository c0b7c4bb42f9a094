import type { Demo } from "../demo";
import { useJourney } from "../useJourney";
import { BankMandateScreen } from "./BankMandateScreen";
import { ClosedScreen } from "./ClosedScreen";
import { DisbursedScreen } from "./DisbursedScreen";
import { LenderFormScreen } from "./LenderFormScreen";
import { OffersScreen } from "./OffersScreen";
import { ProfileScreen } from "./ProfileScreen";
import { RedirectScreen } from "./RedirectScreen";
import { SignInScreen } from "./SignInScreen";
import { WaitScreen } from "./WaitScreen";

/** The one place that turns a snapshot into a screen. The switch is exhaustive: a new screen does not compile without a case. */
export function CurrentScreen({ demo }: { demo: Demo }) {
  const { screen } = useJourney().snapshot;
  switch (screen.name) {
    case "profile":
      return <ProfileScreen screen={screen} />;
    case "wait":
      return <WaitScreen key={screen.waitingFor} screen={screen} />;
    case "offers":
      return <OffersScreen screen={screen} />;
    case "form":
      return screen.step === "bankMandate" ? (
        <BankMandateScreen screen={screen} />
      ) : (
        <LenderFormScreen key={screen.step} screen={screen} />
      );
    case "redirect":
      return <RedirectScreen key={screen.step} screen={screen} />;
    case "disbursed":
      return <DisbursedScreen screen={screen} />;
    case "closed":
      return <ClosedScreen screen={screen} />;
    case "signIn":
      return <SignInScreen demo={demo} />;
    default:
      return screen satisfies never;
  }
}
