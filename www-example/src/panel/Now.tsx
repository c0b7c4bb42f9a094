import type { PollReason } from "credit-journey";
import { useEffect, useState } from "react";
import { useJourney } from "../useJourney";
import { SaveLog } from "./SaveLog";

const text = {
  title: "Now",
  screen: "Screen",
  status: "Status",
  action: "Next action",
  busy: "Command",
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

/** Where the journey stands, and when the client looks again and why. */
export function Now() {
  const { snapshot } = useJourney();
  const { screen, status, nextAction, busy } = snapshot;
  return (
    <section className="panel-part" aria-label={text.title}>
      <dl className="facts">
        <Fact name={text.screen} value={"step" in screen ? `${screen.name} (${screen.step})` : screen.name} />
        <Fact name={text.status} value={status} />
        <Fact name={text.action} value={nextAction} />
        <Fact name={text.busy} value={busy} />
        <NextPoll />
      </dl>
      <SaveLog />
    </section>
  );
}

/** `nextPoll` is not part of the snapshot, so this looks at it each half second, while the panel is open. */
function NextPoll() {
  const { journey } = useJourney();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 500);
    return () => clearInterval(timer);
  }, []);

  const { nextPoll } = journey;
  if (!nextPoll) return <Fact name={text.poll} value={text.idle} />;
  const seconds = Math.max(0, Math.ceil((nextPoll.atMs - Date.now()) / 1000));
  return <Fact name={text.poll} value={`${text.in(seconds)}: ${text.why[nextPoll.reason]}`} />;
}

function Fact({ name, value }: { name: string; value: string | null }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value ?? text.none}</dd>
    </div>
  );
}
