import type { ProfileSnapshot } from "credit-journey";
import { useState, type FormEvent } from "react";
import { Agreement } from "../ui/Agreement";
import { CommandButton } from "../ui/CommandButton";
import { FaultSummary } from "../ui/FaultSummary";
import { Field } from "../ui/Field";
import type { FieldFault } from "../ui/fieldFault";
import { group, readFields, type FormField } from "../ui/formField";
import { Screen } from "../ui/Screen";
import { useJourney } from "../useJourney";
import { aboutYou, asNeeded, bureauConsent, knownValue, profileFields, yourAddress, yourWork } from "./profileFields";
import type { ScreenOf } from "./screenOf";

const text = {
  eyebrow: "About five minutes",
  title: "Tell us about yourself",
  lead: "One form for several lenders. Asking for offers costs nothing, and you choose at the end.",
  about: "About you",
  work: "Your work",
  address: "Where you live",
  consent: "Your consent",
  submit: "See my offers",
  after: "Lenders usually answer within a minute.",
};

export function ProfileScreen({ screen: { profile } }: { screen: ScreenOf<"profile"> }) {
  const { journey, run } = useJourney();
  const [faults, setFaults] = useState<FieldFault[]>([]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const values = readFields(
      form,
      profileFields.map((field) => asNeeded(field, profile)),
    );
    const agreed = new FormData(form).has(bureauConsent.path);
    const unagreed: FieldFault[] = agreed ? [] : [{ path: bureauConsent.path, said: null }];
    const blame = (found: FieldFault[]) => setFaults(found.length > 0 ? [...found, ...unagreed] : []);

    const input = {
      profile: group(values, "profile"),
      workProfile: group(values, "workProfile"),
      address: group(values, "address"),
    };
    if (!(await run(() => journey.saveProfile(input), blame))) return;
    if (!agreed) return setFaults(unagreed);
    await run(() => journey.submitProfile({ bureauConsent: true }), blame);
  };

  return (
    <Screen eyebrow={text.eyebrow} title={text.title} lead={text.lead}>
      <FaultSummary faults={faults} fields={profileFields} />
      <form noValidate onSubmit={submit} className="sheets">
        <Sheet title={text.about} fields={aboutYou} profile={profile} faults={faults} />
        <Sheet title={text.work} fields={yourWork} profile={profile} faults={faults} />
        <Sheet title={text.address} fields={yourAddress} profile={profile} faults={faults} />
        <Agreement title={text.consent} field={bureauConsent} faults={faults} />
        <div className="actions">
          <CommandButton command={["saveProfile", "submitProfile"]} type="submit">
            {text.submit}
          </CommandButton>
          <p className="hint">{text.after}</p>
        </div>
      </form>
    </Screen>
  );
}

interface SheetProps {
  title: string;
  fields: readonly FormField[];
  profile: ProfileSnapshot | null;
  faults: FieldFault[];
}

function Sheet({ title, fields, profile, faults }: SheetProps) {
  return (
    <fieldset className="sheet">
      <legend>{title}</legend>
      {fields.map((field) => (
        <Field
          key={field.path}
          field={asNeeded(field, profile)}
          known={knownValue(profile, field.path)}
          faults={faults}
        />
      ))}
    </fieldset>
  );
}
