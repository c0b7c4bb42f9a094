import type { Page } from "@playwright/test";
import { expect, openJourney, test } from "../package/harness.ts";

// Whatever runs on the partner's origin can speak on the channel between tabs.

/** Has another tab say these things, once `to` listens; gives what `to` then shows, and what it told of it. */
async function say(messages: unknown[], to: Page) {
  const other = await to.context().newPage();
  await other.goto(to.url());
  await to.evaluate(() => {
    window.harness.events.length = 0;
  });
  await other.evaluate((messages) => {
    const channel = new BroadcastChannel("credit-journey");
    for (const message of messages) channel.postMessage(message);
  }, messages);
  const ignored = () =>
    to.evaluate(() => window.harness.events.filter((event) => event.kind === "tabs" && event.phase === "ignored").length);
  await expect.poll(ignored).toBe(messages.length);
  await other.close();
}

test("what is no word of ours changes nothing, and is told", async ({ page, sandbox }) => {
  await openJourney(page, sandbox, "OFFERS_AVAILABLE");
  const before = await page.evaluate(() => JSON.stringify(window.journey.snapshot));
  const { journeyID } = JSON.parse(before) as { journeyID: string };
  const ours = { creditJourney: 1, borrower: "0123456789abcdef" };
  const closed = { journeyID, status: "REJECTED", nextAction: null, updatedAt: "2999-01-01T00:00:00.000Z" };
  const looked = { journeyID, reads: [{ endpoint: "getJourneyState", offerID: null, data: closed }], tookMs: 5, nextMs: 5 };
  await say(
    [
      null,
      "signedOut",
      42,
      [],
      {},
      { kind: "signedOut" },
      { ...ours, creditJourney: 99, kind: "signedOut" },
      { ...ours, kind: "signedOut" },
      { ...ours, kind: "looked", ...looked },
      { ...ours, kind: "__proto__" },
      { ...ours, kind: "returned", state: "0".repeat(32), parameters: { ecres: "forged" } },
      { ...ours, kind: "settled", state: {} },
      { creditJourney: 1, borrower: "x".repeat(1_000_000), kind: "looked" },
    ],
    page,
  );
  expect(await page.evaluate(() => JSON.stringify(window.journey.snapshot))).toBe(before);
  const { length } = await sandbox.requests();
  await page.evaluate(() => window.journey.refresh());
  expect((await sandbox.requests()).length, "it still asks, and is still signed in").toBeGreaterThan(length);
});
