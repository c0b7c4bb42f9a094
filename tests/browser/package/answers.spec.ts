import { expect, openJourney, test } from "./harness.ts";

const headers = { "Access-Control-Allow-Origin": "*" };
const json = "application/json";

const answers = [
  { name: "HTML", status: 200, contentType: "text/html", body: "<h1>Welcome</h1>", requestID: null },
  { name: "HTML from a gateway", status: 502, contentType: "text/html", body: "<h1>Bad gateway</h1>", requestID: null },
  {
    name: "truncated JSON",
    status: 200,
    contentType: json,
    body: '{"requestID":"req_9","data":{"prof',
    requestID: null,
  },
  { name: "nothing", status: 200, contentType: json, body: "", requestID: null },
  {
    name: "JSON without an envelope",
    status: 200,
    contentType: json,
    body: '{"requestID":"req_9"}',
    requestID: "req_9",
  },
];

test.describe("an answer that cannot be read", () => {
  test.use({ expectedErrors: [/status of 502/] });

  for (const { name, requestID, ...answer } of answers) {
    test(`${name}: DECODE with its status, and the journey lives on`, async ({ page, sandbox }) => {
      await openJourney(page, sandbox);
      await page.route(/\/profile$/, (route) => route.fulfill({ ...answer, headers }));
      const failure = await page.evaluate(() =>
        window.harness.failure(window.credit.api.getProfile(window.journey.snapshot.journeyID ?? "")),
      );
      expect(failure).toMatchObject({ code: "DECODE", status: answer.status, requestID });
      expect(failure?.correlationID).toBeTruthy();

      const screen = await page.evaluate(async () => {
        await window.journey.refresh();
        return window.journey.snapshot.screen.name;
      });
      expect(screen).toBe("profile");
    });
  }
});

test.describe("an error of the platform", () => {
  test.use({ expectedErrors: [/status of (404|409)/] });

  test("keeps its code, status, and request id", async ({ page, sandbox }) => {
    await openJourney(page, sandbox);
    const [missing, refused] = await page.evaluate(async () => {
      const { credit, harness, journey } = window;
      const id = journey.snapshot.journeyID ?? "";
      return [
        await harness.failure(
          credit.api.getOffer(id, "0b4c4dc6-58ab-4c6e-9c26-7f4a0e1f5a11", { correlationID: "support-1" }),
        ),
        await harness.failure(credit.api.submitProfile(id, { bureauConsent: true })),
      ];
    });
    expect(missing).toMatchObject({
      code: "RESOURCE_NOT_FOUND",
      status: 404,
      retryable: false,
      correlationID: "support-1",
    });
    expect(missing?.requestID).toMatch(/^req_/);
    expect(refused).toMatchObject({ code: "STATE_PRECONDITION_FAILED", status: 409, retryable: false });
  });
});

test("a platform that cannot be reached is NETWORK, after trying again", async ({ page, sandbox }) => {
  await openJourney(page, sandbox);
  const failure = await page.evaluate(async () => {
    const refusing = await window.harness.open({
      fetch: () => Promise.reject(new TypeError("refused")),
      callTimeoutMs: 3000,
    });
    return await window.harness.failure(refusing.api.listJourneys());
  });
  expect(failure).toMatchObject({ code: "NETWORK", status: null, retryable: true });
});

test("a platform that does not answer is TIMEOUT", async ({ page, sandbox }) => {
  await openJourney(page, sandbox);
  const failure = await page.evaluate(async () => {
    const silent = await window.harness.open({
      fetch: () => new Promise(() => {}),
      attemptTimeoutMs: 300,
      callTimeoutMs: 500,
    });
    return await window.harness.failure(silent.api.listJourneys());
  });
  expect(failure).toMatchObject({ code: "TIMEOUT", status: null });
});
