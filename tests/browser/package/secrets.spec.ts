import { account, details } from "../details.ts";
import { expect, openJourney, test } from "./harness.ts";

const key = "sk_live_7Zq3mXw9KfT2vB8nL5cR";

test("an API key in any option is refused, and not repeated", async ({ page, sandbox }) => {
  const failures = await page.evaluate(async (key) => {
    const { failure, open } = window.harness;
    const options = [
      { baseUrl: `https://api.example/?key=${key}` },
      { session: { sessionToken: key } },
      { session: { sessionToken: "st_test_abc", refreshToken: key } },
      { apiVersion: key },
      { returnUrl: `https://partner.example/?key=${key}` },
      { allowedRedirectHosts: [key] },
    ];
    const refuse = async (each: object) => ({ each, failure: await failure(() => open(each as never)) });
    return await Promise.all(options.map(refuse));
  }, key);
  for (const { each, failure } of failures) {
    expect.soft(failure?.code, JSON.stringify(each)).toBe("SECRET_KEY_REFUSED");
    expect.soft(JSON.stringify(failure)).not.toContain(key.slice(8));
  }
  expect(await sandbox.requests()).toHaveLength(0);
});

test("an API key in a session answer is refused, and not repeated", async ({ page, sandbox }) => {
  const failures = await page.evaluate(async (key) => {
    const { failure, open } = window.harness;
    const answers = [{ sessionToken: key }, { sessionToken: "st_test_abc", apiKey: key }];
    return await Promise.all(
      answers.map(async (answer) => {
        const credit = await open({ session: () => answer as never });
        return await failure(credit.journey({ type: "PERSONAL_LOAN" }));
      }),
    );
  }, key);
  for (const failure of failures) {
    expect.soft(failure?.code).toBe("SECRET_KEY_REFUSED");
    expect.soft(JSON.stringify(failure)).not.toContain(key.slice(8));
  }
  expect(await sandbox.requests()).toHaveLength(0);
});

test("an API key in a call is refused before any request", async ({ page, sandbox }) => {
  await openJourney(page, sandbox);
  const { length } = await sandbox.requests();
  const failures = await page.evaluate(async (key) => {
    const { credit, harness, journey } = window;
    return await Promise.all([
      harness.failure(() => journey.saveProfile({ profile: { ...harness.profile, panName: key } })),
      harness.failure(() => credit.api.listJourneys(null, { correlationID: key })),
      harness.failure(() => journey.submitProfile({ bureauConsent: true }, { idempotencyKey: key })),
      harness.failure(() => credit.api.createJourney({ type: "PERSONAL_LOAN", metadata: { key } })),
    ]);
  }, key);
  for (const failure of failures) {
    expect.soft(failure?.code).toBe("SECRET_KEY_REFUSED");
    expect.soft(JSON.stringify(failure)).not.toContain(key.slice(8));
  }
  expect(await sandbox.requests()).toHaveLength(length);
});

test("an API key in an answer of the platform is refused, and not repeated", async ({ page, sandbox }) => {
  await openJourney(page, sandbox);
  const envelope = { requestID: "req_1", correlationID: null, timestamp: new Date().toISOString(), error: null };
  await page.route(/\/profile$/, (route) =>
    route.fulfill({ json: { ...envelope, data: { note: key } }, headers: { "Access-Control-Allow-Origin": "*" } }),
  );
  const failure = await page.evaluate(() =>
    window.harness.failure(window.credit.api.getProfile(window.journey.snapshot.journeyID ?? "")),
  );
  expect(failure?.code).toBe("SECRET_KEY_REFUSED");
  expect(JSON.stringify(failure)).not.toContain(key.slice(8));
});

test.describe(() => {
  // A command for another screen, whose error is looked at too.
  test.use({ expectedErrors: [/status of 409/] });

  test("no token and nothing personal in storage, addresses, events, errors, cookies or the console", async ({
    context,
    page,
    sandbox,
  }) => {
    const seen: string[] = [];
    context.on("request", (request) => seen.push(request.url()));
    context.on("console", (message) => seen.push(message.text()));
    const tokens = new Set<string>();
    page.on("response", async (response) => {
      if (response.url().endsWith("/api/credit/session")) {
        tokens.add(((await response.json()) as { sessionToken: string }).sessionToken);
      }
    });
    await page.reload();
    await page.waitForFunction(() => "harness" in window);
    await openJourney(page, sandbox);

    const left = await page.evaluate(
      async ({ details, account }) => {
        const { credit, harness, journey } = window;
        const profile = {
          contactNumber: details["Mobile number"],
          pan: details.PAN,
          panName: details["Full name"],
          dob: details["Date of birth"],
          gender: "female",
          personalemail: details.Email,
        } as const;
        const wrong = { ...profile, pan: `${details.PAN}X`, contactNumber: `${details["Mobile number"]}0` };
        const errors = [await harness.failure(journey.saveProfile({ profile: wrong }))];
        await journey.saveProfile({ profile });
        const { snapshot } = journey;
        const mandate = {
          accountHolderName: account["Account holder"],
          accountNumber: account["Account number"],
          ifsc: account.IFSC,
          accountType: "saving",
        };
        errors.push(await harness.failure(journey.submitBankMandate(mandate)));
        // Under way when the page looks at what is stored.
        const lost = credit.api.submitProfile(snapshot.journeyID ?? "", { bureauConsent: true }).catch(() => {});
        const stored = () => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]);
        const during = stored();
        await lost;
        return [
          during,
          stored(),
          location.href,
          document.cookie,
          JSON.stringify(harness.events),
          JSON.stringify(errors),
        ];
      },
      { details, account },
    );

    expect(tokens.size).toBeGreaterThan(0);
    const personal = [...Object.values(details), ...Object.values(account)].filter((value) => value.length > 5);
    for (const text of [...left, ...seen]) {
      for (const secret of [...tokens, "st_test_", ...personal]) expect.soft(text).not.toContain(secret);
    }
  });
});
