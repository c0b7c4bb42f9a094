import { useState } from "react";
import { switchBorrower } from "../credit";
import type { Demo } from "../demo";
import { Screen } from "../ui/Screen";
import { useJourney } from "../useJourney";

const text = {
  fresh: {
    title: "A loan, made simple",
    lead: "One form. Offers from several lenders, side by side. The money in your account.",
    go: "Sign in",
  },
  back: {
    title: "You are signed out",
    lead: "For your safety we signed you out. Your application is kept: sign in and go on where you were.",
    go: "Sign in again",
  },
  points: [
    "Five minutes to your first offer",
    "Every charge in sight before you choose",
    "Stop at any time and go on later, on any device",
  ],
  demo: "In this demonstration, signing in makes you a new sample borrower.",
};

/** Nobody is signed in, or the session could not be renewed. */
export function SignInScreen({ demo }: { demo: Demo }) {
  const { journey, run } = useJourney();
  const [busy, setBusy] = useState(false);
  const { title, lead, go } = demo.borrower ? text.back : text.fresh;

  const signIn = async () => {
    setBusy(true);
    const [first] = demo.scenarios;
    if (demo.borrower || !first) await run(() => journey.signIn());
    else await switchBorrower(first.name);
    setBusy(false);
  };

  return (
    <Screen title={title} lead={lead}>
      <section className="sheet">
        <ul className="points">
          {text.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
        <div className="actions">
          <button type="button" className="button" disabled={busy} aria-busy={busy} onClick={signIn}>
            {go}
          </button>
        </div>
        {!demo.borrower && <p className="hint">{text.demo}</p>}
      </section>
    </Screen>
  );
}
