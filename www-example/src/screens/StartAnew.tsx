import { useState } from "react";
import { startAnew } from "../credit";
import { useJourney } from "../useJourney";

const text = { start: "Start a new application" };

/** Leaves this journey for a new one. */
export function StartAnew() {
  const { run } = useJourney();
  const [busy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    await run(startAnew);
    setBusy(false);
  };
  return (
    <button type="button" className="button" disabled={busy} aria-busy={busy} onClick={start}>
      {text.start}
    </button>
  );
}
