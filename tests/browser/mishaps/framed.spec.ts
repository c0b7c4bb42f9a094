import type { Frame, JSHandle, Page } from "@playwright/test";
import type { Journey } from "../../../pkg/entries/browser.js";
import { chromiumPath } from "../chromium.ts";
import { expect, test } from "../package/harness.ts";
import type { RequestRecord, Sandbox } from "../sandbox.ts";
import { effectsOf } from "../test.ts";

// Somebody else's page frames the partner's, and lays over it what it likes: clicks there are not the borrower's word.

test.use({
  // A page that the test answers for counts as one of the internet, and its frames would not reach the sandbox.
  launchOptions: { executablePath: chromiumPath(), args: ["--disable-features=LocalNetworkAccessChecks"] },
});

/** A page of another origin that frames the site. The site's own policy would forbid it; not every site has one. */
async function framed(page: Page, sandbox: Sandbox): Promise<Frame> {
  await page.route(`${sandbox.site}/`, async (route) => {
    const response = await route.fetch();
    const { "content-security-policy": _, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
  await page.route(`${sandbox.pages}/prize`, (route) =>
    route.fulfill({ contentType: "text/html", body: `<!doctype html><iframe src="${sandbox.site}/"></iframe>` }),
  );
  await page.goto(`${sandbox.pages}/prize`);
  const [frame] = page.mainFrame().childFrames();
  if (!frame) throw new Error("nothing is framed");
  await frame.waitForFunction(() => "harness" in window);
  return frame;
}

/** Commands that cannot be undone, by the status at which the borrower is asked for them. */
const irreversible: [status: string, commands: (journey: Journey) => Command[]][] = [
  ["PROFILE_REQUIRED", (journey) => [() => journey.submitProfile({ bureauConsent: true })]],
  [
    "OFFERS_AVAILABLE",
    (journey) => {
      const { screen } = journey.snapshot;
      return screen.name === "offers" ? [() => journey.proceed(screen.offers[0]?.offerID ?? "")] : [];
    },
  ],
  [
    "KYC_PENDING",
    (journey) => [
      () => journey.openRedirect(),
      () => journey.setLoanAmount({ amount: "200000" }),
      () => journey.rejectOffer({ rejectedStage: "KYC", rejectionReason: "OTHER" }),
    ],
  ],
  [
    "BANK_MANDATE_PENDING",
    (journey) => {
      const account = { accountHolderName: "Meera Krishnan", accountNumber: "50100482913377", ifsc: "HDFC0001234" };
      return [() => journey.submitBankMandate({ ...account, accountType: "saving" })];
    },
  ],
  [
    "DISBURSED",
    (journey) => [
      () => journey.payMissedEmi(),
      () => journey.prePartPay({ amount: "1000" }),
      () => journey.foreclose(),
    ],
  ],
];

type Command = () => Promise<unknown>;

/** Opens a client in the frame. It does not poll. */
async function openClient(frame: Frame, allowFraming: boolean): Promise<JSHandle<Journey>> {
  return frame.evaluateHandle(async (allowFraming) => {
    const credit = await window.harness.open({ polling: false, allowFraming, openRedirect: () => {} });
    return credit.journey({ type: "PERSONAL_LOAN" });
  }, allowFraming);
}

/** Gives every command of a status; the codes they fail with. */
async function give([status, commands]: (typeof irreversible)[number], journey: JSHandle<Journey>, sandbox: Sandbox) {
  await sandbox.force(await sandbox.journeyID(), status);
  await journey.evaluate((journey) => journey.refresh());
  const given = await journey.evaluateHandle(commands);
  return given.evaluate(async (given) => {
    const failures = await Promise.all(given.map((command) => window.harness.failure(command)));
    return failures.map((failure) => failure?.code);
  });
}

const isMutation = ({ method }: RequestRecord) => method !== "GET";

test("in a frame of another page nothing is done that cannot be undone", async ({ page, sandbox }) => {
  const journey = await openClient(await framed(page, sandbox), false);
  const before = (await sandbox.requests()).filter(isMutation);
  for (const status of irreversible) {
    const codes = await give(status, journey, sandbox);
    expect.soft(codes, status[0]).not.toHaveLength(0);
    expect.soft(new Set(codes), status[0]).toEqual(new Set(["FRAMED"]));
  }
  expect((await sandbox.requests()).filter(isMutation), "nothing was sent").toEqual(before);
});

test("an app that frames itself says so, and goes on", async ({ page, sandbox }) => {
  const journey = await openClient(await framed(page, sandbox), true);
  const [, choosing] = irreversible as [(typeof irreversible)[0], (typeof irreversible)[0]];
  expect(await give(choosing, journey, sandbox)).toEqual([undefined]);
  expect(await effectsOf(sandbox)).toContain("offerProceeded");
});
