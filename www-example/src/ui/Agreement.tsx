import type { FieldFault } from "./fieldFault";
import type { FormField } from "./formField";

interface AgreementProps {
  title: string;
  field: FormField;
  faults: readonly FieldFault[];
  /** Whether it is ticked at first. */
  agreed?: boolean;
}

/** What the borrower must agree to before a form is sent. */
export function Agreement({ title, field: { path, label, fix }, faults, agreed = false }: AgreementProps) {
  const fault = faults.find((fault) => fault.path === path);
  const faultID = fault && `${path}-fault`;
  return (
    <fieldset className="sheet" data-faulty={fault ? "" : undefined}>
      <legend>{title}</legend>
      {fault && (
        <p className="fault" id={faultID}>
          {fault.said ?? fix}
        </p>
      )}
      <label className="tick">
        <input
          type="checkbox"
          id={path}
          name={path}
          defaultChecked={agreed}
          aria-describedby={faultID}
          aria-invalid={fault ? true : undefined}
        />
        {label}
      </label>
    </fieldset>
  );
}
