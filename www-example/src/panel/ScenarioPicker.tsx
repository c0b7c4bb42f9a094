import { useState } from "react";
import type { Scenario } from "../demo";

const text = {
  title: "Scenario",
  pick: "How the journey goes",
  start: "Start as a new borrower",
  signOut: "Sign out",
  nobody: "Nobody is signed in.",
};

interface ScenarioPickerProps {
  scenarios: readonly Scenario[];
  /** The signed-in borrower's; null when nobody is. */
  playing: string | null;
  onStart: (scenario: string) => void;
  onSignOut: () => void;
}

/** Chooses how the simulated platform behaves, for a borrower made for it. */
export function ScenarioPicker({ scenarios, playing, onStart, onSignOut }: ScenarioPickerProps) {
  const [picked, pick] = useState(playing ?? scenarios[0]?.name ?? "");
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
        <button type="button" className="button small" onClick={() => onStart(picked)}>
          {text.start}
        </button>
        {playing !== null ? (
          <button type="button" className="button quiet small" onClick={onSignOut}>
            {text.signOut}
          </button>
        ) : (
          <p className="hint">{text.nobody}</p>
        )}
      </div>
    </section>
  );
}
