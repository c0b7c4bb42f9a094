import type { Response } from "@playwright/test";
import { effectsOf, expect, straightEffects, test } from "../test.ts";

test.use({ expectedErrors: [/status of (4|5)\d\d/] });

for (const scenario of ["flapping-upstream", "async-pending"]) {
  test(`${scenario}: the borrower gets the loan, every intent acting once`, async ({ borrower, sandbox }) => {
    await borrower.arrive(scenario);
    await borrower.goesOn({ to: "disbursed" });
    expect(await effectsOf(sandbox)).toEqual(straightEffects);
  });
}

test("rate-limited: no request comes again before `Retry-After` is over, and the borrower gets the loan", async ({
  borrower,
  page,
  sandbox,
}) => {
  const limited = new Map<string, string[]>();
  page.on("response", (response: Response) => {
    if (response.status() !== 429) return;
    const correlationID = response.request().headers()["x-correlation-id"] ?? "";
    const asked = response.headers()["retry-after"] ?? "";
    limited.set(correlationID, [...(limited.get(correlationID) ?? []), asked]);
  });
  await borrower.arrive("rate-limited");
  await borrower.goesOn({ to: "disbursed" });

  expect(await effectsOf(sandbox)).toEqual(straightEffects);

  const sent = (await sandbox.requests()).map(({ at, headers }) => ({
    at: Date.parse(at),
    correlationID: new Map(headers).get("x-correlation-id"),
  }));
  expect(limited.size).toBeGreaterThan(0);
  for (const [correlationID, waits] of limited) {
    const times = sent.filter((request) => request.correlationID === correlationID).map(({ at }) => at);
    for (const [time, asked] of waits.entries()) {
      const refusedAt = times[time] ?? NaN;
      const dueAt = /^\d+$/.test(asked) ? refusedAt + Number(asked) * 1000 : Date.parse(asked);
      expect(dueAt).toBeGreaterThan(refusedAt);
      expect(times[time + 1] ?? Infinity).toBeGreaterThanOrEqual(dueAt);
    }
  }
});

for (const reloads of [false, true]) {
  const meanwhile = reloads ? ", after a reload" : "";
  test.describe("a payment whose answers are all lost", () => {
    test.use({ expectedErrors: [/ERR_FAILED/] });

    test(`is not made twice when the borrower tries again${meanwhile}`, async ({ borrower, page, sandbox }) => {
      await borrower.arriveAt("DISBURSED", "straight-through");
      const lost = /pre-part-payment$/;
      await page.route(lost, async (route) => {
        await route.fetch();
        await route.abort();
      });
      await borrower.payAPart("50000");
      await expect(page.locator('[role="alert"][data-code="NETWORK"]')).toBeVisible();
      await page.unroute(lost);
      if (reloads) await page.reload();
      await borrower.payAPart("50000");
      await expect(page.getByText("The lender has taken your request.")).toBeVisible();
      expect((await effectsOf(sandbox)).filter((kind) => kind === "partPaid")).toHaveLength(1);
    });
  });
}

for (const [name, answer] of [
  ["an HTML error page", { status: 502, contentType: "text/html", body: "<h1>Bad gateway</h1>" }],
  ["truncated JSON", { status: 200, contentType: "application/json", body: '{"requestID":"req_1","data":{"jour' }],
  ["JSON that is no envelope", { status: 200, contentType: "application/json", body: '{"hello":"world"}' }],
] as const) {
  test(`reads that bring ${name} for long: the borrower is told, and the journey goes on after`, async ({
    borrower,
    page,
  }) => {
    await borrower.arrive("straight-through");
    await borrower.sees("profile");
    await page.route(/\/journeys\/[^/]+\/state$/, (route) =>
      route.fulfill({ ...answer, headers: { "Access-Control-Allow-Origin": "*" } }),
    );
    await borrower.askForOffers();
    await expect(page.locator('[data-trouble="DECODE"]')).toBeVisible();
    await page.unroute(/\/journeys\/[^/]+\/state$/);
    await borrower.sees("offers");
    await expect(page.locator("[data-trouble]")).toHaveCount(0);
  });
}
