import type { Hosted } from "credit-journey/hosted";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { ScreenFrame } from "../ui/ScreenFrame";
import { openLoan, visit, type Visit } from "./visit";

const text = {
  title: "Your loan",
  lead: "Offers, identity check, auto-pay, agreement: one window leads you through all of it.",
  points: [
    "What you did is kept: close it and go on later.",
    "Some steps are on the lender's own page. You come back here by yourself.",
    "Every link opens once. We get a new one each time.",
  ],
  open: "Open my loan",
  inline: "Show it on this page",
  renew: "Get a new link",
  hide: "Hide it",
  ended: {
    exit: "You have left your loan. What you did is kept: open it again to go on.",
    other: "Your loan is closed. What you did is kept: open it again to go on.",
  },
};

/** The way into Hosted, and the place for it where it is shown within the page. */
export function LoanScreen({ origin }: { origin: string }) {
  const { end } = useSyncExternalStore(visit.subscribe, visit.read);
  const [inline, setInline] = useState(false);
  return (
    <ScreenFrame name={inline ? "inline" : "entry"} title={text.title} lead={text.lead} error={null} onDismissError={() => {}}>
      <Ended end={end} />
      {inline ? (
        <InPage origin={origin} onGone={() => setInline(false)} />
      ) : (
        <section className="sheet">
          <ul className="points">
            {text.points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
          <div className="actions">
            <button type="button" className="button" onClick={() => openLoan("dialog", origin)}>
              {text.open}
            </button>
            <button type="button" className="button quiet" onClick={() => setInline(true)}>
              {text.inline}
            </button>
          </div>
        </section>
      )}
    </ScreenFrame>
  );
}

/** The region stays, so that its change is read out. */
function Ended({ end }: { end: Visit["end"] }) {
  const told = end === "exit" || end === "closed";
  return (
    <div role="status" data-end={end ?? undefined}>
      {told && <p className="notice good">{end === "exit" ? text.ended.exit : text.ended.other}</p>}
    </div>
  );
}

/** Hosted within the page, for as long as this is shown. */
function InPage({ origin, onGone }: { origin: string; onGone: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  const [hosted, setHosted] = useState<Hosted | null>(null);

  useEffect(() => {
    if (!place.current) return;
    const opened = openLoan(place.current, origin);
    setHosted(opened);
    void opened.closed.then((end) => end === "exit" && onGone());
    return () => opened.close();
    // Opened once for each place: a new function to call at its end is no reason for a new link.
  }, [origin]);

  return (
    <>
      <div ref={place} className="hosted-place" />
      <div className="actions">
        <button type="button" className="button quiet small" onClick={() => hosted?.renew()}>
          {text.renew}
        </button>
        <button type="button" className="button quiet small" onClick={onGone}>
          {text.hide}
        </button>
      </div>
    </>
  );
}
