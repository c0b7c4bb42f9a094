import type { CommandName } from "credit-journey";
import { useState, type FormEvent, type ReactNode } from "react";
import { useJourney } from "../useJourney";
import { CommandButton } from "./CommandButton";
import { Field } from "./Field";
import type { FieldFault } from "./fieldFault";
import { readFields, type FormField } from "./formField";

interface AmountFormProps {
  field: FormField;
  command: CommandName;
  submit: string;
  send: (amount: string) => Promise<unknown>;
  onDone: () => void;
  children?: ReactNode;
}

/** A form for one amount. It stays open while the amount is at fault. */
export function AmountForm({ field, command, submit, send, onDone, children }: AmountFormProps) {
  const { run } = useJourney();
  const [faults, setFaults] = useState<FieldFault[]>([]);

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const amount = readFields(event.currentTarget, [field]).get(field.path) ?? "";
    let found: FieldFault[] = [];
    await run(
      () => send(amount),
      (faults) => setFaults((found = faults)),
    );
    // Any other error shows on the screen behind.
    if (found.length === 0) onDone();
    else document.getElementById(field.path)?.focus();
  };

  return (
    <form noValidate onSubmit={onSubmit}>
      <Field field={field} faults={faults} />
      <div className="actions">
        <CommandButton command={command} type="submit">
          {submit}
        </CommandButton>
        {children}
      </div>
    </form>
  );
}
