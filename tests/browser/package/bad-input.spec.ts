import type { CommandName } from "../../../pkg/entries/browser.js";
import { expect, openJourney, test } from "./harness.ts";

const account = {
  accountHolderName: "Meera Krishnan",
  accountNumber: "50100482913377",
  ifsc: "HDFC0001234",
  accountType: "saving",
};

const contactNumber = "9845012367";

/** By the journey's status: a command, an input such as JavaScript without types might pass, and the field at fault. */
const inputs: Record<string, [CommandName, unknown, string][]> = {
  PROFILE_REQUIRED: [
    ["saveProfile", { profile: { contactNumber: "12345" } }, "profile.contactNumber"],
    ["saveProfile", { profile: { contactNumber, pan: "ABCDE" } }, "profile.pan"],
    ["saveProfile", { profile: { contactNumber, dob: "1991-02-30" } }, "profile.dob"],
    ["saveProfile", { profile: { contactNumber, gender: "Female" } }, "profile.gender"],
    ["saveProfile", { profile: { contactNumber, personalemail: "meera" } }, "profile.personalemail"],
    ["saveProfile", { workProfile: { employmentType: "pirate" } }, "workProfile.employmentType"],
    ["saveProfile", { address: { pincode: "012345" } }, "address.pincode"],
    ["submitProfile", { bureauConsent: "yes" }, "bureauConsent"],
    ["submitProfile", {}, "bureauConsent"],
  ],
  OFFERS_AVAILABLE: [
    ["viewOffer", "42", "offerID"],
    ["proceed", "../../sessions", "offerID"],
    ["proceed", undefined, "offerID"],
  ],
  KYC_PENDING: [
    ["setLoanAmount", { amount: "12.5" }, "amount"],
    ["setLoanAmount", { amount: 250000 }, "amount"],
    ["rejectOffer", { rejectedStage: "KYC" }, "rejectionReason"],
  ],
  BANK_MANDATE_PENDING: [
    ["submitBankMandate", { ...account, ifsc: "HDFC1234" }, "ifsc"],
    ["submitBankMandate", { ...account, accountNumber: "12" }, "accountNumber"],
    ["submitBankMandate", { ...account, accountHolderName: " " }, "accountHolderName"],
  ],
  DISBURSED: [
    ["prePartPay", { amount: "-1" }, "amount"],
    ["payMissedEmi", { amount: "0" }, "amount"],
    ["foreclose", { amount: "1e5" }, "amount"],
  ],
};

for (const [status, cases] of Object.entries(inputs)) {
  test(`wrong input at ${status} is blamed on its field before any request`, async ({ page, sandbox }) => {
    await openJourney(page, sandbox, status);
    const { length } = await sandbox.requests();
    for (const [command, input, field] of cases) {
      const failure = await page.evaluate(
        ([command, input]) => {
          const run = window.journey[command] as (input: unknown) => Promise<unknown>;
          return window.harness.failure(run(input));
        },
        [command, input] as const,
      );
      const name = `${command}(${JSON.stringify(input)})`;
      expect.soft(failure, name).toMatchObject({ code: "VALIDATION_FAILED", status: null, retryable: false });
      expect.soft(failure?.details?.field, name).toBe(field);
      expect
        .soft(
          failure?.details?.problems?.map((problem) => problem.field),
          name,
        )
        .toContain(field);
    }
    expect(await sandbox.requests()).toHaveLength(length);
  });

  test(`a command that does not belong to ${status} is refused before any request`, async ({ page, sandbox }) => {
    await openJourney(page, sandbox, status);
    const { length } = await sandbox.requests();
    const failures = await page.evaluate(async () => {
      const { journey, harness } = window;
      const inputs: Partial<Record<CommandName, unknown>> = {
        saveProfile: { profile: harness.profile },
        submitProfile: { bureauConsent: true },
        viewOffer: "0b4c4dc6-58ab-4c6e-9c26-7f4a0e1f5a11",
        proceed: "0b4c4dc6-58ab-4c6e-9c26-7f4a0e1f5a11",
        setLoanAmount: { amount: "250000" },
        rejectOffer: { rejectedStage: "KYC", rejectionReason: "Terms" },
        submitBankMandate: {
          accountHolderName: "Meera Krishnan",
          accountNumber: "50100482913377",
          ifsc: "HDFC0001234",
          accountType: "saving",
        },
        openRedirect: undefined,
        refreshServicing: undefined,
        foreclose: undefined,
        prePartPay: { amount: "1000" },
        payMissedEmi: undefined,
        signIn: undefined,
      };
      const foreign = Object.entries(inputs).filter(
        ([name]) => !journey.snapshot.commands.includes(name as CommandName),
      );
      return await Promise.all(
        foreign.map(([name, input]) => {
          const run = journey[name as CommandName] as (input: unknown) => Promise<unknown>;
          return harness.failure(run(input));
        }),
      );
    });
    expect(failures.length).toBeGreaterThan(5);
    for (const failure of failures) {
      expect(failure).toMatchObject({ code: "STATE_PRECONDITION_FAILED", status: null, retryable: false });
    }
    expect(await sandbox.requests()).toHaveLength(length);
  });
}

test("wrong options are blamed by name, before any request for the borrower", async ({ page, sandbox }) => {
  // A session is asked for by `connect`, from the partner's back-end.
  const asked = async () => (await sandbox.requests()).filter(({ tokenClass }) => tokenClass === "st_");
  const { length } = await asked();
  const fields = await page.evaluate(async () => {
    const { connect, failure, open } = window.harness;
    const session = () => null;
    const connects: [object, string][] = [
      [{ session }, "baseUrl"],
      [{ baseUrl: "nonsense", session }, "baseUrl"],
      [{ baseUrl: "ftp://api.example", session }, "baseUrl"],
      [{ baseUrl: "https://api.example" }, "session"],
      [{ baseUrl: "https://api.example", session, attemptTimeoutMs: -1 }, "attemptTimeoutMs"],
    ];
    const credit = await open();
    const other = await open({ session: { sessionToken: "rt_live_abc" } as never });
    const journeys: [object, string][] = [
      [{ type: "CAR_LOAN" }, "type"],
      [{ type: "PERSONAL_LOAN", journeyID: "42" }, "journeyID"],
      [{ type: "PERSONAL_LOAN", metadata: "scenario" }, "metadata"],
    ];
    const failures = await Promise.all([
      ...connects.map(([options]) => failure(() => connect(options as never))),
      ...journeys.map(([options]) => failure(() => credit.journey(options as never))),
      failure(() => other.journey({ type: "PERSONAL_LOAN" })),
    ]);
    return [...connects, ...journeys, [null, "session.sessionToken"] as const].map(([, field], place) => ({
      field,
      code: failures[place]?.code,
      blamed: failures[place]?.details?.field,
    }));
  });
  for (const { field, code, blamed } of fields)
    expect.soft({ code, blamed }).toEqual({ code: "CONFIG", blamed: field });
  expect(await asked()).toHaveLength(length);
});

test("a path parameter that is no UUID never becomes a URL", async ({ page, sandbox }) => {
  await openJourney(page, sandbox);
  const { length } = await sandbox.requests();
  const fields = await page.evaluate(async () => {
    const { api } = window.credit;
    const { failure } = window.harness;
    const uuid = "0b4c4dc6-58ab-4c6e-9c26-7f4a0e1f5a11";
    const failures = await Promise.all([
      failure(() => api.getJourney("../sessions")),
      failure(() => api.getOffer(uuid, "1")),
      failure(() => api.getKyc("", uuid)),
      failure(() => api.completeAASession(uuid, `${uuid}/redirect`)),
    ]);
    return failures.map((each) => [each?.code, each?.details?.field]);
  });
  expect(fields).toEqual([
    ["VALIDATION_FAILED", "journeyID"],
    ["VALIDATION_FAILED", "offerID"],
    ["VALIDATION_FAILED", "journeyID"],
    ["VALIDATION_FAILED", "aaSessionID"],
  ]);
  expect(await sandbox.requests()).toHaveLength(length);
});
