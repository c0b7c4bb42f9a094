import type { Page } from "@playwright/test";
import { expect, openJourney, test } from "../package/harness.ts";
import type { Sandbox } from "../sandbox.ts";

// Whatever runs on the partner's origin can speak on the channel between tabs.

/** A page of the same origin, without a client, that hears and speaks. */
async function stranger(page: Page): Promise<Page> {
  const stranger = await page.context().newPage();
  await stranger.goto(page.url());
  return stranger;
}

async function say(stranger: Page, messages: unknown[]): Promise<void> {
  await stranger.evaluate((messages) => {
    const channel = new BroadcastChannel("credit-journey");
    for (const message of messages) channel.postMessage(message);
  }, messages);
}

/** Says by `word` that the journey of `page` is at its end, of a date that is never to come. */
async function lieTo(page: Page, word: { creditJourney: number; borrower: string }) {
  const { journeyID } = await page.evaluate(() => window.journey.snapshot);
  const data = { journeyID, status: "REJECTED", nextAction: null, updatedAt: "2999-01-01T00:00:00.000Z" };
  const reads = [{ endpoint: "getJourneyState", offerID: null, data }];
  return { ...word, kind: "looked", journeyID, reads, tookMs: 0, nextMs: 60_000 };
}

const screenOf = (page: Page) => page.evaluate(() => window.journey.snapshot.screen.name);

async function at(page: Page, sandbox: Sandbox, status: string): Promise<void> {
  await openJourney(page, sandbox, status);
  await page.evaluate(() => {
    window.harness.events.length = 0;
  });
}

test("what is no word of ours changes nothing, and is told", async ({ page, sandbox }) => {
  await at(page, sandbox, "OFFERS_AVAILABLE");
  const before = await page.evaluate(() => JSON.stringify(window.journey.snapshot));
  const strange = { creditJourney: 1, borrower: "0123456789abcdef" };
  const messages = [
    null,
    "signedOut",
    42,
    [],
    {},
    { kind: "signedOut" },
    { ...strange, kind: "signedOut" },
    { ...strange, creditJourney: 99, kind: "signedOut" },
    await lieTo(page, strange),
    { ...strange, kind: "__proto__" },
    { ...strange, kind: "returned", state: "0".repeat(32), parameters: { ecres: "forged" } },
    { ...strange, kind: "settled", state: {} },
    { ...strange, borrower: "x".repeat(1_000_000), kind: "looked" },
  ];
  await say(await stranger(page), messages);
  const ignored = () =>
    page.evaluate(
      () => window.harness.events.filter((event) => event.kind === "tabs" && event.phase === "ignored").length,
    );
  await expect.poll(ignored).toBe(messages.length);
  expect(await page.evaluate(() => JSON.stringify(window.journey.snapshot))).toBe(before);
  const { length } = await sandbox.requests();
  await page.evaluate(() => window.journey.refresh());
  expect((await sandbox.requests()).length, "it still asks, and is still signed in").toBeGreaterThan(length);
});

test("a lie in our own words lasts until the platform is asked, and no request is made for it", async ({
  page,
  sandbox,
}) => {
  await at(page, sandbox, "OFFERS_AVAILABLE");
  const listener = await stranger(page);
  const heard = listener.evaluate(
    () =>
      new Promise<{ creditJourney: number; borrower: string }>((hear) => {
        new BroadcastChannel("credit-journey").onmessage = ({ data }) => hear(data);
      }),
  );
  // It listens by the time the page looks.
  await listener.evaluate(() => undefined);
  await page.evaluate(() => window.journey.refresh());
  const { creditJourney, borrower } = await heard;
  const { length } = await sandbox.requests();
  await say(listener, [await lieTo(page, { creditJourney, borrower })]);
  await expect.poll(() => screenOf(page)).toBe("closed");
  expect(await sandbox.requests()).toHaveLength(length);
  await page.evaluate(() => window.journey.refresh());
  expect(await screenOf(page)).toBe("offers");
});
