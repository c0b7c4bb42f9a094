import type { Journey } from "credit-journey";
import { useJourney, useSnapshot } from "credit-journey/react";
import { memo, useState } from "react";
import { apply, credit, reason } from "../borrower.ts";

export function App() {
  const [present, setPresent] = useState(true);
  const [type, setType] = useState("PERSONAL_LOAN");
  return (
    <>
      <button onClick={() => setPresent(!present)}>{present ? "Leave" : "Come back"}</button>
      <button onClick={() => setType("GOLD_LOAN")}>A gold loan instead</button>
      {present && <Loan type={type} />}
    </>
  );
}

export function Loan({ type }: { type: string }) {
  const view = useJourney(credit, { type });
  switch (view.status) {
    case "opening":
      return <p role="status">Opening…</p>;
    case "open":
      return (
        <main>
          <h1>
            {view.snapshot.type}: {view.snapshot.screen.name}
          </h1>
          <Screen journey={view.journey} />
        </main>
      );
    case "failed":
      return (
        <>
          <p role="alert">{reason(view.error)}</p>
          <button onClick={view.retry}>Try again</button>
        </>
      );
  }
}

// Not rendered with its parent: it hears of what is new by itself.
const Screen = memo(function Screen({ journey }: { journey: Journey }) {
  const { screen } = useSnapshot(journey);
  return (
    <>
      <h2>{screen.name}</h2>
      <button onClick={() => apply(journey)}>Apply</button>
    </>
  );
});
