import type { Address, Profile, ProfileSnapshot, WorkProfile } from "credit-journey";
import type { FormField } from "../ui/formField";

type Path = `profile.${keyof Profile}` | `workProfile.${keyof WorkProfile}` | `address.${keyof Address}`;
type ProfileField = FormField & { path: Path };

export const aboutYou: readonly ProfileField[] = [
  {
    path: "profile.panName",
    label: "Full name",
    hint: "As on your PAN card",
    fix: "Enter your name as on your PAN card",
    kind: "text",
    autoComplete: "name",
  },
  {
    path: "profile.pan",
    label: "PAN",
    hint: "Ten letters and digits, like ABCDE1234F",
    fix: "Enter a PAN like ABCDE1234F",
    kind: "capitals",
    autoComplete: "off",
    half: true,
  },
  {
    path: "profile.dob",
    label: "Date of birth",
    hint: "As on your PAN card",
    fix: "Enter your date of birth",
    kind: "date",
    autoComplete: "bday",
    half: true,
  },
  {
    path: "profile.gender",
    label: "Gender",
    fix: "Choose your gender",
    kind: "choice",
    choices: [
      { value: "female", label: "Female" },
      { value: "male", label: "Male" },
      { value: "transgender", label: "Transgender" },
    ],
  },
  {
    path: "profile.contactNumber",
    label: "Mobile number",
    fix: "Enter a 10-digit Indian mobile number, without +91",
    kind: "phone",
    prefix: "+91",
    autoComplete: "tel-national",
    half: true,
  },
  {
    path: "profile.personalemail",
    label: "Email",
    fix: "Enter an email address like name@example.com",
    kind: "email",
    autoComplete: "email",
    half: true,
  },
];

export const yourWork: readonly ProfileField[] = [
  {
    path: "workProfile.employmentType",
    label: "How do you earn?",
    fix: "Choose how you earn",
    kind: "choice",
    choices: [
      { value: "salaried", label: "Salaried" },
      { value: "selfEmployed", label: "Self-employed" },
    ],
  },
  {
    path: "workProfile.income",
    label: "Monthly income",
    hint: "What reaches your account, in whole rupees",
    fix: "Enter your monthly income in whole rupees",
    kind: "digits",
    prefix: "₹",
  },
  {
    path: "workProfile.companyName",
    label: "Employer or business",
    fix: "Enter the name of your employer or business",
    kind: "text",
    autoComplete: "organization",
    half: true,
  },
  {
    path: "workProfile.officialemail",
    label: "Work email",
    fix: "Enter an email address like name@company.com",
    kind: "email",
    optional: true,
    autoComplete: "work email",
    half: true,
  },
];

export const yourAddress: readonly ProfileField[] = [
  {
    path: "address.addressL1",
    label: "Flat, house and street",
    fix: "Enter your flat or house and street",
    kind: "text",
    autoComplete: "address-line1",
  },
  {
    path: "address.addressL2",
    label: "Area or landmark",
    fix: "Check the area or landmark",
    kind: "text",
    optional: true,
    autoComplete: "address-line2",
  },
  {
    path: "address.pincode",
    label: "PIN code",
    fix: "Enter a 6-digit PIN code",
    kind: "digits",
    autoComplete: "postal-code",
    half: true,
  },
  {
    path: "address.city",
    label: "City or town",
    fix: "Enter your city or town",
    kind: "text",
    autoComplete: "address-level2",
    half: true,
  },
  {
    path: "address.state",
    label: "State",
    fix: "Enter your state",
    kind: "text",
    autoComplete: "address-level1",
    half: true,
  },
];

export const bureauConsent: FormField = {
  path: "bureauConsent",
  label: "I agree that Saral Loans and its lenders may ask a credit bureau about me for this application.",
  fix: "Lenders cannot make an offer without a credit bureau enquiry: please agree to go on",
  kind: "choice",
};

export const profileFields: readonly FormField[] = [...aboutYou, ...yourWork, ...yourAddress, bureauConsent];

/** `field` as this journey wants it: a gold loan needs less than a personal one. What the platform has, it needs no more. */
export function asNeeded(field: FormField, profile: ProfileSnapshot | null): FormField {
  const needed = profile?.requiredFields;
  if (!needed) return field;
  return { ...field, optional: !needed.includes(field.path) && knownValue(profile, field.path) === undefined };
}

/** What the platform knows already, by the field's path. */
export function knownValue(profile: ProfileSnapshot | null, path: string): string | undefined {
  const [part, name] = path.split(".");
  const known = Object.entries(profile ?? {}).find(([key]) => key === part)?.[1];
  const value = typeof known === "object" ? Object.entries(known).find(([key]) => key === name)?.[1] : undefined;
  return typeof value === "string" ? value : undefined;
}
