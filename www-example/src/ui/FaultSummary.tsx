import { useEffect, useRef, type MouseEvent } from "react";
import type { FieldFault } from "./fieldFault";
import { faultText, type FormField } from "./formField";

const text = {
  title: (count: number) => (count === 1 ? "One thing needs your attention" : `${count} things need your attention`),
};

/** All faults of a form together, each leading to its field. It takes the focus when it comes. */
export function FaultSummary({ faults, fields }: { faults: readonly FieldFault[]; fields: readonly FormField[] }) {
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (faults.length > 0) summary.current?.focus();
  }, [faults]);
  if (faults.length === 0) return null;

  // In the order of the form, whatever order they were found in.
  const place = ({ path }: FieldFault) => fields.findIndex((field) => field.path === path);
  const inOrder = faults.toSorted((one, other) => place(one) - place(other));
  const goTo = (event: MouseEvent, path: string) => {
    event.preventDefault();
    document.getElementById(path)?.focus();
  };

  return (
    <div ref={summary} className="notice bad" role="alert" tabIndex={-1}>
      <h2>{text.title(faults.length)}</h2>
      <ul>
        {inOrder.map((fault) => {
          const { path, said } = fault;
          const field = fields.find((field) => field.path === path);
          return (
            <li key={path}>
              {field ? (
                <a href={`#${path}`} onClick={(event) => goTo(event, path)}>
                  {faultText(field, fault)}
                </a>
              ) : (
                `${path}: ${said ?? ""}`
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
