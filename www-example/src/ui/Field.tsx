import type { ComponentProps } from "react";
import type { FieldFault } from "./fieldFault";
import { faultText, type FormField } from "./formField";

interface FieldProps {
  field: FormField;
  known?: string | undefined;
  faults: readonly FieldFault[];
}

/** A labelled control with its hint and, when it is at fault, what to do about it. */
export function Field({ field, known, faults }: FieldProps) {
  const { path, label, hint, optional, prefix, half } = field;
  const fault = faults.find((fault) => fault.path === path);
  const hintID = hint && `${path}-hint`;
  const faultID = fault && `${path}-fault`;
  const described = [hintID, faultID].filter(Boolean).join(" ") || undefined;
  const className = half ? "field half" : "field";

  const words = (
    <>
      {hint && (
        <p className="hint" id={hintID}>
          {hint}
        </p>
      )}
      {fault && (
        <p className="fault" id={faultID}>
          {faultText(field, fault)}
        </p>
      )}
    </>
  );

  if (field.kind === "choice") {
    return (
      <fieldset className={className} aria-describedby={described} data-faulty={fault ? "" : undefined}>
        <legend>
          {label}
          {optional && <span className="optional"> (optional)</span>}
        </legend>
        {words}
        <div className="choices">
          {field.choices?.map(({ value, label }, position) => (
            <label key={value} className="choice">
              <input
                type="radio"
                name={path}
                value={value}
                id={position === 0 ? path : undefined}
                defaultChecked={known === value}
              />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
    );
  }

  return (
    <div className={className} data-faulty={fault ? "" : undefined}>
      <label htmlFor={path}>
        {label}
        {optional && <span className="optional"> (optional)</span>}
      </label>
      {words}
      <div className="control">
        {prefix && <span aria-hidden="true">{prefix}</span>}
        <input
          id={path}
          name={path}
          defaultValue={known}
          autoComplete={field.autoComplete}
          aria-describedby={described}
          aria-invalid={fault ? true : undefined}
          {...controlOf(field.kind)}
        />
      </div>
    </div>
  );
}

function controlOf(kind: FormField["kind"]): ComponentProps<"input"> {
  switch (kind) {
    case "digits":
      return { inputMode: "numeric" };
    case "phone":
      return { type: "tel", inputMode: "numeric" };
    case "capitals":
      return { className: "capitals", autoCapitalize: "characters", spellCheck: false };
    case "date":
      return { type: "date", min: "1900-01-01" };
    case "email":
      return { type: "email", spellCheck: false };
    default:
      return {};
  }
}
