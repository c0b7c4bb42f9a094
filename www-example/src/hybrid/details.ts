import { aboutYou, bureauConsent, yourAddress, yourWork } from "../screens/profileFields";
import type { FormField } from "../ui/formField";

// Hybrid asks for the same as the API Experience, in parts of other names (CONTRACT.md 7).

const under = (part: string, fields: readonly FormField[]): readonly FormField[] =>
  fields.map((field) => ({ ...field, path: `${part}.${field.path.split(".")[1]}` }));

/** The parts of the form, in order. */
export const parts = {
  personal: under("personal", aboutYou),
  work: under("work", yourWork),
  address: under("address", yourAddress),
};

/** What the borrower agrees to. */
export const consent: FormField = { ...bureauConsent, path: "journey.bureauConsent" };

export const allFields: readonly FormField[] = [...parts.personal, ...parts.work, ...parts.address, consent];

/** A borrower to try things out with: filled in already. */
export const sample: Record<string, string> = {
  "personal.panName": "Meera Krishnan",
  "personal.pan": "AKXPM4821Q",
  "personal.dob": "1991-08-17",
  "personal.gender": "female",
  "personal.contactNumber": "9845012367",
  "personal.personalemail": "meera.krishnan@example.in",
  "work.employmentType": "salaried",
  "work.income": "85000",
  "work.companyName": "Tungabhadra Textiles",
  "address.addressL1": "14 Lotus Residency",
  "address.pincode": "560034",
  "address.city": "Bengaluru",
  "address.state": "Karnataka",
};
