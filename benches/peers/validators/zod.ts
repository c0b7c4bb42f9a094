import { z } from "zod";
import type { Checks } from "../hand-written/checks.ts";

// The policy of a lender's site allows no code from text.
z.config({ jitless: true });

// What the platform leaves open stays open: a status of tomorrow is a string, a field of tomorrow is no error.

const figure = z.nullable(z.union([z.string(), z.number()]));
const consent = z.object({ aaSessionID: z.uuid(), state: z.string() });

const journey = z.object({
  journeyID: z.uuid(),
  status: z.string(),
  nextAction: z.nullable(z.string()),
  updatedAt: z.optional(z.string()),
});

const offer = z.object({
  lenderID: z.string(),
  lenderName: z.string(),
  offerID: z.uuid(),
  status: z.string(),
  amountPrincipal: figure,
  interestRate: figure,
  offerTerm: figure,
  keyFactsStatementLink: z.nullable(z.string()),
  lenderStateReason: z.nullable(z.string()),
  aa: z.optional(z.object({ required: z.boolean(), state: z.string(), actionRequired: z.string() })),
});

const step = z.object({
  status: z.string(),
  actionRequired: z.string(),
  resource: z.nullable(
    z.object({
      type: z.string(),
      redirectURL: z.nullable(z.string()),
      form: z.nullable(z.record(z.string(), z.unknown())),
    }),
  ),
  diagnostics: z.unknown(),
});

const digits = z.string().regex(/^[1-9]\d{0,14}$/, "Give an amount in rupees.");
const text = (name: string) => z.string().trim().min(1, `${name} is missing.`);

const profileForm = z.object({
  profile: z.object({
    panName: text("Your name"),
    pan: z.string().regex(/^[A-Z]{5}\d{4}[A-Z]$/, "This is not a PAN."),
    dob: z.iso.date("This is not a date."),
    contactNumber: z.string().regex(/^[6-9]\d{9}$/, "This is not a mobile number."),
    personalemail: z.email("This is not an e-mail address."),
  }),
  workProfile: z.object({ income: digits }),
  address: z.object({
    addressL1: text("Your street"),
    city: text("Your city"),
    state: text("Your state"),
    pincode: z.string().regex(/^[1-9]\d{5}$/, "This is not a PIN code."),
  }),
});

const accountForm = z.object({
  accountHolderName: text("The name on the account"),
  accountNumber: z.string().regex(/^\d{6,18}$/, "This is not an account number."),
  ifsc: z.string().regex(/^[A-Z]{4}0[A-Z0-9]{6}$/, "This is not an IFSC."),
});

const check =
  <Schema extends z.ZodType>(schema: Schema) =>
  (value: unknown): z.output<Schema> =>
    schema.parse(value);

const problemOf = (schema: z.ZodType) => (value: unknown) => schema.safeParse(value).error?.issues[0]?.message ?? null;

/** The checks, by zod. */
export const checks: Checks = {
  grant: check(
    z.object({
      sessionToken: z.string().startsWith("st_"),
      sessionExpiresAt: z.string(),
      activeJourney: z.nullish(z.object({ journeyID: z.uuid() })),
    }),
  ),
  journey: check(journey),
  journeys: check(z.array(journey)),
  state: check(z.object({ ...journey.shape, pendingOperations: z.array(z.string()), updatedAt: z.string() })),
  profile: check(
    z.object({
      profile: z.optional(z.looseObject({})),
      workProfile: z.optional(z.looseObject({})),
      address: z.optional(z.looseObject({})),
      requiredFields: z.optional(z.array(z.string())),
    }),
  ),
  offers: check(z.array(offer)),
  offer: check(z.object({ ...offer.shape, proceedBoundaryState: z.optional(z.string()) })),
  steps: check(z.object({ kyc: step, bankMandate: step, eMandate: step, loanAgreement: step, disbursal: step })),
  consents: check(z.array(consent)),
  consent: check(consent),
  redirect: check(
    z.object({
      ...consent.shape,
      redirectURL: z.url(),
      reqdate: z.string(),
      txnid: z.string(),
      expiresAt: z.string(),
    }),
  ),
  accepted: (value) => check(z.nullish(z.object({ pollAfterSeconds: z.optional(z.number()) })))(value) ?? {},
  problemOf: { profile: problemOf(profileForm), account: problemOf(accountForm), amount: problemOf(digits) },
};
