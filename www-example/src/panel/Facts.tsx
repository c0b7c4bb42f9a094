import type { NextPoll as Poll, PollReason } from "credit-journey";
import { useEffect, useState, type ReactNode } from "react";

const text = {
  title: "Now",
  poll: "Next look",
  none: "–",
  idle: "none planned",
  in: (seconds: number) => `in ${seconds} s`,
  why: {
    hint: "the platform said when",
    active: "something of yours is under way",
    passive: "waiting for others",
    slow: "quiet for a long time",
    retry: "the last look failed",
    following: "another tab looks for all",
  } satisfies Record<PollReason, string>,
};

/** Where things stand. */
export function Facts({ children, after }: { children: ReactNode; after?: ReactNode }) {
  return (
    <section className="panel-part" aria-label={text.title}>
      <dl className="facts">{children}</dl>
      {after}
    </section>
  );
}

export function Fact({ name, value }: { name: string; value: string | null }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value ?? text.none}</dd>
    </div>
  );
}

/** `nextPoll` is not part of a snapshot, so this looks at it each half second, while the panel is open. */
export function NextPoll({ of }: { of: { readonly nextPoll: Poll | null } }) {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 500);
    return () => clearInterval(timer);
  }, []);

  const { nextPoll } = of;
  if (!nextPoll) return <Fact name={text.poll} value={text.idle} />;
  const seconds = Math.max(0, Math.ceil((nextPoll.atMs - Date.now()) / 1000));
  return <Fact name={text.poll} value={`${text.in(seconds)}: ${text.why[nextPoll.reason]}`} />;
}
