import { HybridButton } from "../HybridButton";
import { HybridScreen } from "../HybridScreen";
import { useHybrid } from "../useHybrid";
import type { ScreenOf } from "./screenOf";

const text = {
  title: "We could not go on",
  lead: "Nothing is lost. Try again, or come back later: you go on from where you were.",
  signedOut: "You were signed out for your safety. Sign in and come back here.",
  support: "For support:",
  retry: "Try again",
};

export function FailedScreen({ screen: { error } }: { screen: ScreenOf<"failed"> }) {
  const { journey, run } = useHybrid();
  const lead = error.code === "SESSION_UNAVAILABLE" ? text.signedOut : text.lead;
  return (
    <HybridScreen title={text.title} lead={lead}>
      <section className="sheet" data-code={error.code}>
        <div className="actions">
          <HybridButton command="retry" onClick={() => run(() => journey.retry())}>
            {text.retry}
          </HybridButton>
        </div>
        <p className="reference">
          {text.support} <code>{[error.code, error.correlationID].filter(Boolean).join(" · ")}</code>
        </p>
      </section>
    </HybridScreen>
  );
}
