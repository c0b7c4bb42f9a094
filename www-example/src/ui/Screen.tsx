import { useEffect, useRef, type ReactNode } from "react";
import { useJourney } from "../useJourney";
import { CommandError } from "./CommandError";

/** The first screen after a load keeps the browser's own focus; each later one takes it to its heading. */
let shownBefore = false;

/** The frame of every screen: its landmark, its heading, and the error of its last command. */
export function Screen({
  title,
  lead,
  eyebrow,
  children,
}: {
  title: string;
  lead?: ReactNode;
  eyebrow?: string;
  children?: ReactNode;
}) {
  const { error, dismissError, snapshot } = useJourney();
  const heading = useRef<HTMLHeadingElement>(null);
  const { screen } = snapshot;

  useEffect(() => {
    const inPanel = document.activeElement?.closest("aside");
    if (shownBefore && !inPanel) heading.current?.focus();
    shownBefore = true;
  }, []);

  useEffect(() => {
    document.title = `${title} · Saral Loans`;
  }, [title]);

  return (
    <main
      id="screen"
      className="screen"
      data-screen={screen.name}
      data-step={"step" in screen ? screen.step : undefined}
    >
      <header className="screen-head">
        {eyebrow && <p className="eyebrow">{eyebrow}</p>}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p className="lead">{lead}</p>}
      </header>
      {error && <CommandError error={error} onDismiss={dismissError} />}
      {children}
    </main>
  );
}
