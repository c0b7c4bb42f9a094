import { isJourneyError } from "credit-journey/hybrid";
import { useState, type FormEvent } from "react";
import type { Demo } from "../../demo";
import { Agreement } from "../../ui/Agreement";
import { FaultSummary } from "../../ui/FaultSummary";
import { Field } from "../../ui/Field";
import type { FieldFault } from "../../ui/fieldFault";
import { group, readFields, type FormField } from "../../ui/formField";
import { ScreenFrame } from "../../ui/ScreenFrame";
import { useRun } from "../../useRun";
import { start } from "../connection";
import { allFields, consent, parts, sample } from "../details";

const text = {
  eyebrow: "About a minute",
  title: "Check your details",
  lead: "We know you already. Lenders see what is written here, so correct what has changed.",
  personal: "About you",
  work: "Your work",
  address: "Where you live",
  consent: "Your consent",
  submit: "See my offers",
  after: "Lenders usually answer within a minute.",
};

/** Before anything is asked of a lender: what the partner knows of its borrower, to be checked. */
export function DetailsScreen({ demo }: { demo: Demo }) {
  const { error, run, dismissError } = useRun(isJourneyError);
  const [faults, setFaults] = useState<FieldFault[]>([]);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = readFields(event.currentTarget, [...parts.personal, ...parts.work, ...parts.address]);
    const blank = [...values].filter(([, value]) => value === "").map(([path]) => ({ path, said: null }));
    const unagreed = new FormData(event.currentTarget).has(consent.path) ? [] : [{ path: consent.path, said: null }];
    setFaults([...blank, ...unagreed]);
    if (blank.length + unagreed.length > 0) return;

    const details = {
      personal: group(values, "personal"),
      work: group(values, "work"),
      address: group(values, "address"),
      journey: { bureauConsent: true },
    };
    setBusy(true);
    if (!(await run(() => start(demo, details), setFaults))) setBusy(false);
  };

  return (
    <ScreenFrame
      name="details"
      eyebrow={text.eyebrow}
      title={text.title}
      lead={text.lead}
      error={error}
      onDismissError={dismissError}
    >
      <FaultSummary faults={faults} fields={allFields} />
      <form noValidate onSubmit={submit} className="sheets">
        <Sheet title={text.personal} fields={parts.personal} faults={faults} />
        <Sheet title={text.work} fields={parts.work} faults={faults} />
        <Sheet title={text.address} fields={parts.address} faults={faults} />
        <Agreement title={text.consent} field={consent} faults={faults} agreed />
        <div className="actions">
          <button type="submit" className="button" disabled={busy} aria-busy={busy}>
            {text.submit}
          </button>
          <p className="hint">{text.after}</p>
        </div>
      </form>
    </ScreenFrame>
  );
}

function Sheet({ title, fields, faults }: { title: string; fields: readonly FormField[]; faults: FieldFault[] }) {
  return (
    <fieldset className="sheet">
      <legend>{title}</legend>
      {fields.map((field) => (
        <Field key={field.path} field={field} known={sample[field.path]} faults={faults} />
      ))}
    </fieldset>
  );
}
