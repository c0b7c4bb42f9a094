import { useState } from "react";
import { signOut, switchBorrower } from "../credit";
import type { Demo } from "../demo";

const text = {
  title: "Scenario",
  pick: "How the journey goes",
  start: "Start as a new borrower",
  signOut: "Sign out",
  nobody: "Nobody is signed in.",
};

/** Chooses how the simulated platform behaves, for a borrower made for it. */
export function ScenarioPicker({ demo: { scenarios, borrower } }: { demo: Demo }) {
  const [picked, pick] = useState(borrower?.scenario ?? scenarios[0]?.name ?? "");
  const scenario = scenarios.find(({ name }) => name === picked);

  return (
    <section className="panel-part" aria-label={text.title}>
      <label htmlFor="scenario">{text.pick}</label>
      <select id="scenario" value={picked} onChange={(event) => pick(event.currentTarget.value)}>
        {scenarios.map(({ name, title }) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </select>
      <p className="hint">{scenario?.about}</p>
      <div className="actions">
        <button type="button" className="button small" onClick={() => switchBorrower(picked)}>
          {text.start}
        </button>
        {borrower ? (
          <button type="button" className="button quiet small" onClick={() => signOut()}>
            {text.signOut}
          </button>
        ) : (
          <p className="hint">{text.nobody}</p>
        )}
      </div>
    </section>
  );
}
