import { useRef, useState, type ComponentProps, type ReactNode } from "react";
import { flushSync } from "react-dom";
import type { Experience } from "./demo";
import { Panel } from "./panel/Panel";
import { ExperienceSwitch } from "./ui/ExperienceSwitch";
import { TroubleBar } from "./ui/TroubleBar";
import { useMediaQuery } from "./ui/useMediaQuery";

const text = {
  brand: "Saral Loans",
  skip: "Skip to the application",
  behind: "Behind the scenes",
  foot: "Saral Loans is an invented brand, and its lenders are simulated. No bank, bureau or lender is asked anything.",
};

interface FrameProps {
  experience: Experience;
  trouble?: ComponentProps<typeof TroubleBar>["trouble"];
  /** The scenarios to choose from, at the top of the panel. */
  picker: ReactNode;
  /** What the panel shows while it is open. */
  live: ReactNode;
  children: ReactNode;
}

/** Everything around a screen, in every experience: brand, the way to the others, trouble, the side panel. */
export function Frame({ experience, trouble = null, picker, live, children }: FrameProps) {
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
          <ExperienceSwitch current={experience} />
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
        <TroubleBar trouble={trouble} />
        <div className="columns">{children}</div>
        <footer className="foot">{text.foot}</footer>
      </div>
      <Panel open={panelOpen} drawer={!wide} onClose={closePanel} picker={picker}>
        {live}
      </Panel>
    </div>
  );
}
