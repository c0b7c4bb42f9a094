import { useState } from "react";
import { switchBorrower } from "../credit";
import { borrowerOf, type Demo } from "../demo";
import { Screen } from "../ui/Screen";
import { welcome, Welcome } from "../ui/Welcome";
import { useJourney } from "../useJourney";

const text = {
  fresh: { ...welcome, go: "Sign in" },
  back: {
    title: "You are signed out",
    lead: "For your safety we signed you out. Your application is kept: sign in and go on where you were.",
    go: "Sign in again",
  },
};

/** Nobody is signed in, or the session could not be renewed. */
export function SignInScreen({ demo }: { demo: Demo }) {
  const { journey, run } = useJourney();
  const [busy, setBusy] = useState(false);
  const borrower = borrowerOf(demo, "api");
  const { title, lead, go } = borrower ? text.back : text.fresh;

  const signIn = async () => {
    setBusy(true);
    const [first] = demo.scenarios;
    if (borrower || !first) await run(() => journey.signIn());
    else await switchBorrower(first.name);
    setBusy(false);
  };

  return (
    <Screen title={title} lead={lead}>
      <Welcome go={go} fresh={!borrower} busy={busy} onGo={signIn} />
    </Screen>
  );
}
