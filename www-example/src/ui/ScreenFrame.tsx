import type { JourneyError } from "credit-journey";
import { useEffect, useRef, type ReactNode } from "react";
import { CommandError } from "./CommandError";

/** The first screen after a load keeps the browser's own focus; each later one takes it to its heading. */
let shownBefore = false;

/** What every screen says. */
export interface ScreenWords {
  title: string;
  lead?: ReactNode;
  eyebrow?: string;
  children?: ReactNode;
}

interface ScreenFrameProps extends ScreenWords {
  name: string;
  step?: string | undefined;
  /** Why its last command failed. */
  error: JourneyError | null;
  onDismissError: () => void;
}

/** The frame of every screen, in every experience: its landmark, its heading, and the error of its last command. */
export function ScreenFrame({ name, step, title, lead, eyebrow, error, onDismissError, children }: ScreenFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    const inPanel = document.activeElement?.closest("aside");
    if (shownBefore && !inPanel) heading.current?.focus();
    shownBefore = true;
  }, []);

  useEffect(() => {
    document.title = `${title} · Saral Loans`;
  }, [title]);

  return (
    <main id="screen" className="screen" data-screen={name} data-step={step}>
      <header className="screen-head">
        {eyebrow && <p className="eyebrow">{eyebrow}</p>}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p className="lead">{lead}</p>}
      </header>
      {error && <CommandError error={error} onDismiss={onDismissError} />}
      {children}
    </main>
  );
}
