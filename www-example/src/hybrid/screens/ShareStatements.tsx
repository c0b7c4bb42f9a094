import { HybridButton } from "../HybridButton";
import { useHybrid } from "../useHybrid";

const text = {
  title: "More lenders would like to see your bank statements",
  lead: "You give consent at an account aggregator, for this purpose only, and can take it back. It may bring you an offer.",
  go: "Share bank statements",
};

/** A consent that may be given beside what is on the screen already. */
export function ShareStatements() {
  const { journey, run } = useHybrid();
  return (
    <section className="notice ask">
      <h2>{text.title}</h2>
      <p>{text.lead}</p>
      <HybridButton command="openConsent" className="button away" onClick={() => run(() => journey.openConsent())}>
        {text.go}
      </HybridButton>
    </section>
  );
}
