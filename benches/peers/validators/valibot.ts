import * as v from "valibot";
import type { Checks } from "../hand-written/checks.ts";

// What the platform leaves open stays open: a status of tomorrow is a string, a field of tomorrow is no error.

const figure = v.nullable(v.union([v.string(), v.number()]));
const consent = v.object({ aaSessionID: v.pipe(v.string(), v.uuid()), state: v.string() });

const journey = v.object({
  journeyID: v.pipe(v.string(), v.uuid()),
  status: v.string(),
  nextAction: v.nullable(v.string()),
  updatedAt: v.optional(v.string()),
});

const offer = v.object({
  lenderID: v.string(),
  lenderName: v.string(),
  offerID: v.pipe(v.string(), v.uuid()),
  status: v.string(),
  amountPrincipal: figure,
  interestRate: figure,
  offerTerm: figure,
  keyFactsStatementLink: v.nullable(v.string()),
  lenderStateReason: v.nullable(v.string()),
  aa: v.optional(v.object({ required: v.boolean(), state: v.string(), actionRequired: v.string() })),
});

const step = v.object({
  status: v.string(),
  actionRequired: v.string(),
  resource: v.nullable(
    v.object({
      type: v.string(),
      redirectURL: v.nullable(v.string()),
      form: v.nullable(v.record(v.string(), v.unknown())),
    }),
  ),
  diagnostics: v.unknown(),
});

const digits = v.pipe(v.string(), v.regex(/^[1-9]\d{0,14}$/, "Give an amount in rupees."));
const text = (name: string) => v.pipe(v.string(), v.trim(), v.nonEmpty(`${name} is missing.`));

const profileForm = v.object({
  profile: v.object({
    panName: text("Your name"),
    pan: v.pipe(v.string(), v.regex(/^[A-Z]{5}\d{4}[A-Z]$/, "This is not a PAN.")),
    dob: v.pipe(v.string(), v.isoDate("This is not a date.")),
    contactNumber: v.pipe(v.string(), v.regex(/^[6-9]\d{9}$/, "This is not a mobile number.")),
    personalemail: v.pipe(v.string(), v.email("This is not an e-mail address.")),
  }),
  workProfile: v.object({ income: digits }),
  address: v.object({
    addressL1: text("Your street"),
    city: text("Your city"),
    state: text("Your state"),
    pincode: v.pipe(v.string(), v.regex(/^[1-9]\d{5}$/, "This is not a PIN code.")),
  }),
});

const accountForm = v.object({
  accountHolderName: text("The name on the account"),
  accountNumber: v.pipe(v.string(), v.regex(/^\d{6,18}$/, "This is not an account number.")),
  ifsc: v.pipe(v.string(), v.regex(/^[A-Z]{4}0[A-Z0-9]{6}$/, "This is not an IFSC.")),
});

const check =
  <Schema extends v.GenericSchema>(schema: Schema) =>
  (value: unknown): v.InferOutput<Schema> =>
    v.parse(schema, value);

const problemOf = (schema: v.GenericSchema) => (value: unknown) => v.safeParse(schema, value).issues?.[0].message ?? null;

/** The checks, by valibot. */
export const checks: Checks = {
  grant: check(
    v.object({
      sessionToken: v.pipe(v.string(), v.startsWith("st_")),
      sessionExpiresAt: v.string(),
      activeJourney: v.nullish(v.object({ journeyID: v.pipe(v.string(), v.uuid()) })),
    }),
  ),
  journey: check(journey),
  journeys: check(v.array(journey)),
  state: check(v.object({ ...journey.entries, pendingOperations: v.array(v.string()), updatedAt: v.string() })),
  profile: check(
    v.object({
      profile: v.optional(v.looseObject({})),
      workProfile: v.optional(v.looseObject({})),
      address: v.optional(v.looseObject({})),
      requiredFields: v.optional(v.array(v.string())),
    }),
  ),
  offers: check(v.array(offer)),
  offer: check(v.object({ ...offer.entries, proceedBoundaryState: v.optional(v.string()) })),
  steps: check(v.object({ kyc: step, bankMandate: step, eMandate: step, loanAgreement: step, disbursal: step })),
  consents: check(v.array(consent)),
  consent: check(consent),
  redirect: check(
    v.object({
      ...consent.entries,
      redirectURL: v.pipe(v.string(), v.url()),
      reqdate: v.string(),
      txnid: v.string(),
      expiresAt: v.string(),
    }),
  ),
  accepted: (value) => check(v.nullish(v.object({ pollAfterSeconds: v.optional(v.number()) })))(value) ?? {},
  problemOf: { profile: problemOf(profileForm), account: problemOf(accountForm), amount: problemOf(digits) },
};
