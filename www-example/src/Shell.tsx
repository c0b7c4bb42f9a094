import type { Journey } from "credit-journey";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Demo } from "./demo";
import { Panel } from "./panel/Panel";
import { CurrentScreen } from "./screens/CurrentScreen";
import { Stepper } from "./ui/Stepper";
import { TroubleBar } from "./ui/TroubleBar";
import { useMediaQuery } from "./ui/useMediaQuery";
import { JourneyContext, useJourneyView } from "./useJourney";

const text = {
  brand: "Saral Loans",
  skip: "Skip to the application",
  behind: "Behind the scenes",
  foot: "Saral Loans is an invented brand, and its lenders are simulated. No bank, bureau or lender is asked anything.",
};

/** Everything around a screen: brand, progress, trouble, the side panel. */
export function Shell({ demo, journey }: { demo: Demo; journey: Journey }) {
  const view = useJourneyView(journey);
  const wide = useMediaQuery("(min-width: 75rem)");
  // Until the borrower's own choice, the panel is open where there is room for it.
  const [chosen, choose] = useState<boolean | null>(null);
  const panelOpen = chosen ?? wide;
  const covered = panelOpen && !wide;
  const toggle = useRef<HTMLButtonElement>(null);
  const closePanel = () => {
    // The page behind a drawer takes no focus until it is gone.
    flushSync(() => choose(false));
    toggle.current?.focus();
  };

  return (
    <JourneyContext value={view}>
      <div className="shell" data-panel={panelOpen ? "open" : "closed"}>
        <div className="page" inert={covered}>
          <a className="skip" href="#screen">
            {text.skip}
          </a>
          <header className="masthead">
            <p className="brand">
              <img src="/saral.svg" alt="" width="32" height="32" />
              {text.brand}
            </p>
            <button
              ref={toggle}
              type="button"
              className="button quiet small"
              aria-expanded={panelOpen}
              aria-controls="panel"
              onClick={() => choose(!panelOpen)}
            >
              {text.behind}
            </button>
          </header>
          <TroubleBar trouble={view.snapshot.trouble} />
          <div className="columns">
            <Stepper snapshot={view.snapshot} />
            <CurrentScreen demo={demo} />
          </div>
          <footer className="foot">{text.foot}</footer>
        </div>
        <Panel demo={demo} open={panelOpen} drawer={!wide} onClose={closePanel} />
      </div>
    </JourneyContext>
  );
}
