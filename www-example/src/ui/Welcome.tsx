/** What the site says to whom it does not know. */
export const welcome = {
  title: "A loan, made simple",
  lead: "One form. Offers from several lenders, side by side. The money in your account.",
};

const text = {
  points: [
    "Five minutes to your first offer",
    "Every charge in sight before you choose",
    "Stop at any time and go on later, on any device",
  ],
  demo: "In this demonstration, signing in makes you a new sample borrower.",
};

interface WelcomeProps {
  /** The button's words. */
  go: string;
  /** Whether it makes a new borrower. */
  fresh?: boolean;
  busy?: boolean;
  onGo: () => void;
}

/** Why to sign in, and the button that does. */
export function Welcome({ go, fresh = true, busy = false, onGo }: WelcomeProps) {
  return (
    <section className="sheet">
      <ul className="points">
        {text.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <div className="actions">
        <button type="button" className="button" disabled={busy} aria-busy={busy} onClick={onGo}>
          {go}
        </button>
      </div>
      {fresh && <p className="hint">{text.demo}</p>}
    </section>
  );
}
