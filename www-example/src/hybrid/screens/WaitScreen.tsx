import type { HybridAwaited } from "credit-journey/hybrid";
import { HybridButton } from "../HybridButton";
import { HybridScreen } from "../HybridScreen";
import { useHybrid } from "../useHybrid";
import { LenderOffers } from "./LenderOffers";
import type { ScreenOf } from "./screenOf";

const text = {
  waitingFor: {
    start: { title: "Sending your details", lead: "This takes a few seconds." },
    offers: {
      title: "Asking lenders for you",
      lead: "Each lender looks at your details on its own. Offers show here as they come.",
    },
    consent: { title: "Reading your consent", lead: "Your bank confirms what you agreed to share." },
  } satisfies Record<HybridAwaited, { title: string; lead: string }>,
  usual: "This page moves on by itself.",
  slow: "This takes longer than usual. You may close the page: when you come back, you go on from here.",
  soFar: "Lenders so far",
  check: "Check now",
};

export function WaitScreen({ screen: { waitingFor, lenders, slow } }: { screen: ScreenOf<"wait"> }) {
  const { journey, run } = useHybrid();
  const { title, lead } = text.waitingFor[waitingFor];
  return (
    <HybridScreen title={title} lead={lead}>
      <div className="waiting">
        <div className="orbit" aria-hidden="true" />
        <p role="status">{slow ? text.slow : text.usual}</p>
        <HybridButton command="refresh" className="button quiet small" onClick={() => run(() => journey.refresh())}>
          {text.check}
        </HybridButton>
      </div>
      <LenderOffers title={text.soFar} lenders={lenders} />
    </HybridScreen>
  );
}
