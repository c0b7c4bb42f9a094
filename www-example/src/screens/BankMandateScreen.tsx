import { useState, type FormEvent } from "react";
import { ChosenOffer } from "../offer/ChosenOffer";
import { CommandButton } from "../ui/CommandButton";
import { FaultSummary } from "../ui/FaultSummary";
import { Field } from "../ui/Field";
import type { FieldFault } from "../ui/fieldFault";
import { readFields, type FormField } from "../ui/formField";
import { LastAttempt } from "../ui/LastAttempt";
import { Screen } from "../ui/Screen";
import { useJourney } from "../useJourney";
import type { ScreenOf } from "./screenOf";
import { stageOf } from "./stage";

const text = {
  title: "Where should the money go?",
  lead: "The loan is paid to this account, and the instalments are collected from it. It must be in your own name.",
  account: "Bank account",
  submit: "Use this account",
};

const fields: readonly FormField[] = [
  {
    path: "accountHolderName",
    label: "Account holder",
    hint: "As in your passbook",
    fix: "Enter the name on the account",
    kind: "text",
    autoComplete: "name",
  },
  {
    path: "accountNumber",
    label: "Account number",
    hint: "6 to 18 digits",
    fix: "Enter the account number, 6 to 18 digits",
    kind: "digits",
    autoComplete: "off",
    half: true,
  },
  {
    path: "ifsc",
    label: "IFSC",
    hint: "Like HDFC0000123",
    fix: "Enter an IFSC like HDFC0000123",
    kind: "capitals",
    autoComplete: "off",
    half: true,
  },
  {
    path: "accountType",
    label: "Kind of account",
    fix: "Choose the kind of account",
    kind: "choice",
    choices: [
      { value: "saving", label: "Savings" },
      { value: "current", label: "Current" },
    ],
  },
];

export function BankMandateScreen({ screen: { step, offerID, resource } }: { screen: ScreenOf<"form"> }) {
  const { journey, run } = useJourney();
  const [faults, setFaults] = useState<FieldFault[]>([]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = readFields(event.currentTarget, fields);
    const value = (path: string) => values.get(path) ?? "";
    const account = {
      accountHolderName: value("accountHolderName"),
      accountNumber: value("accountNumber"),
      ifsc: value("ifsc"),
      accountType: value("accountType"),
    };
    await run(() => journey.submitBankMandate(account), setFaults);
  };

  return (
    <Screen title={text.title} lead={text.lead}>
      <LastAttempt step={resource} />
      <FaultSummary faults={faults} fields={fields} />
      <form noValidate onSubmit={submit} className="sheets">
        <fieldset className="sheet">
          <legend>{text.account}</legend>
          {fields.map((field) => (
            <Field
              key={field.path}
              field={field}
              known={field.path === "accountType" ? "saving" : undefined}
              faults={faults}
            />
          ))}
        </fieldset>
        <div className="actions">
          <CommandButton command="submitBankMandate" type="submit">
            {text.submit}
          </CommandButton>
        </div>
      </form>
      <ChosenOffer offerID={offerID} stage={stageOf(step)} />
    </Screen>
  );
}
