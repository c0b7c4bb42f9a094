import { expect, openJourney, test } from "./harness.ts";

test("a signal that is aborted already: no request, and its reason is the cause", async ({ page, sandbox }) => {
  await openJourney(page, sandbox);
  const { length } = await sandbox.requests();
  const failures = await page.evaluate(async () => {
    const { credit, harness, journey } = window;
    const signal = AbortSignal.abort(new Error("left the page"));
    const id = journey.snapshot.journeyID ?? "";
    return await Promise.all([
      harness.failure(credit.api.getJourney(id, { signal })),
      harness.failure(journey.saveProfile({ profile: window.harness.profile }, { signal })),
      harness.failure(journey.refresh({ signal })),
      harness.failure(credit.journey({ type: "PERSONAL_LOAN" }, { signal })),
    ]);
  });
  for (const failure of failures)
    expect.soft(failure).toMatchObject({ code: "ABORTED", cause: "Error: left the page" });
  expect(await sandbox.requests()).toHaveLength(length);
});

test("aborted in mid-flight, a call ends at once, and the journey goes on", async ({ page, sandbox }) => {
  await openJourney(page, sandbox);
  const held: string[] = [];
  await page.route(/\/(offers|profile)$/, (route) => void held.push(route.request().method()));
  const failures = await page.evaluate(async () => {
    const { credit, harness, journey } = window;
    const aborter = new AbortController();
    const { signal } = aborter;
    const calls = [
      harness.failure(credit.api.listOffers(journey.snapshot.journeyID ?? "", { signal })),
      harness.failure(journey.saveProfile({ profile: window.harness.profile }, { signal })),
    ];
    setTimeout(() => aborter.abort(new Error("changed my mind")), 300);
    return await Promise.all(calls);
  });
  expect(held.toSorted()).toEqual(["GET", "PUT"]);
  for (const failure of failures)
    expect.soft(failure).toMatchObject({ code: "ABORTED", cause: "Error: changed my mind" });

  await page.unroute(/\/(offers|profile)$/);
  const saved = await page.evaluate(() => window.journey.saveProfile({ profile: window.harness.profile }));
  expect(saved).toMatchObject({ profile: { panName: "Meera Krishnan" } });
});

test("an abort without a reason has the browser's own; one after the end is harmless", async ({ page, sandbox }) => {
  await openJourney(page, sandbox);
  const { cause, after } = await page.evaluate(async () => {
    const { credit, harness, journey } = window;
    const id = journey.snapshot.journeyID ?? "";
    const early = await harness.failure(credit.api.getJourney(id, { signal: AbortSignal.abort() }));
    const aborter = new AbortController();
    await credit.api.getJourney(id, { signal: aborter.signal });
    aborter.abort();
    await journey.refresh();
    return { cause: early?.cause, after: journey.snapshot.screen.name };
  });
  expect(cause).toMatch(/^AbortError/);
  expect(after).toBe("profile");
});
