import type { Line } from "./quote";

/** Labelled figures, one below the other. */
export function Lines({ lines }: { lines: Line[] }) {
  return (
    <dl className="lines">
      {lines.map(({ label, amount }, position) => (
        <div key={position}>
          <dt>{label}</dt>
          <dd>{amount}</dd>
        </div>
      ))}
    </dl>
  );
}
