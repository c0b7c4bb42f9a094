import type { Route } from "@playwright/test";
import { expect, failed, opened, phase, test, type Partner } from "./test.ts";

/** Holds the back-end's answers; each call lets the oldest go. */
function hold(partner: Partner): () => void {
  const held: (() => void)[] = [];
  const minted = partner.answer;
  partner.answer = async (path) => {
    const answer = await minted(path);
    await new Promise<void>((go) => held.push(go));
    return answer;
  };
  return () => held.shift()!();
}

test("a device that slept while a URL was on its way gets another one", async ({ page, platform, partner }) => {
  const release = hold(partner);
  await page.evaluate(() => void window.harness.start("#place"));
  await expect.poll(() => platform.secrets.length).toBe(1);
  await page.clock.setSystemTime(Date.now() + 200_000);
  release();
  await expect.poll(() => platform.secrets.length).toBe(2);
  release();
  await expect((await opened(page, platform)).locator("#state")).toHaveText("Welcome");
  expect(platform.opened).toEqual(["taken"]);
});

for (const [seconds, mints] of [
  [119, 1],
  [121, 2],
] as const) {
  test(`a URL that is there ${seconds} seconds after it was asked for is ${mints === 1 ? "opened" : "not opened"}`, async ({
    page,
    platform,
    partner,
  }) => {
    const release = hold(partner);
    // Not a moment passes but those of the test.
    const askedMs = Date.now();
    await page.clock.setFixedTime(askedMs);
    await page.evaluate(() => void window.harness.start("#place"));
    await expect.poll(() => platform.secrets.length).toBe(1);
    await page.clock.setFixedTime(askedMs + seconds * 1000);
    release();
    if (mints === 2) {
      await expect.poll(() => platform.secrets.length).toBe(2);
      release();
    }
    await expect((await opened(page, platform)).locator("#state")).toHaveText("Welcome");
    expect([platform.secrets.length, platform.opened]).toEqual([mints, ["taken"]]);
  });
}

test("one that sleeps each time is told in the end, and can try again", async ({ page, platform, partner }) => {
  const release = hold(partner);
  await page.evaluate(() => void window.harness.start("#place"));
  for (const [minted, later] of [
    [1, 200_000],
    [2, 400_000],
  ] as const) {
    await expect.poll(() => platform.secrets.length).toBe(minted);
    await page.clock.setSystemTime(Date.now() + later);
    release();
  }
  await phase(page).toBe("failed");
  expect(await failed(page)).toMatchObject({ name: "JourneyError", code: "TIMEOUT", retryable: true });
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => platform.secrets.length).toBe(3);
  release();
  await opened(page, platform);
});

test("a device that slept while Hosted was loading gets another one", async ({ page, platform }) => {
  let release = () => {};
  const holds = async (route: Route) => {
    await new Promise<void>((go) => (release = go));
    await route.continue();
  };
  await page.route(`${platform.hosted.origin}/lab/**`, holds, { times: 1 });
  await page.evaluate(() => void window.harness.start("#place"));
  await phase(page).toBe("loading");
  await page.clock.setSystemTime(Date.now() + 200_000);
  release();
  await expect.poll(() => platform.secrets.length).toBe(2);
  await expect((await opened(page, platform)).locator("#state")).toHaveText("Welcome");
});

test("a Hosted that was opened in time stays, however long the borrower takes", async ({ page, platform }) => {
  await page.evaluate(() => void window.harness.start("#place"));
  const frame = await opened(page, platform);
  await page.clock.setSystemTime(Date.now() + 3_600_000);
  await frame.locator("#bank").click();
  await page.getByRole("button", { name: "Back to your loan" }).click();
  await phase(page).toBe("open");
  expect(platform.secrets).toHaveLength(1);
});

test("a back-end that never answers is waited for no longer than told, and hears of it", async ({
  page,
  platform,
  partner,
}) => {
  const release = hold(partner);
  await page.evaluate(() => {
    const url: typeof window.harness.url = ({ signal }) => {
      signal.addEventListener("abort", () => (document.title += " aborted"));
      return window.harness.url({ signal });
    };
    window.harness.start("#place", { url, loadTimeoutMs: 300 });
  });
  await phase(page).toBe("failed");
  expect(await failed(page)).toMatchObject({ code: "TIMEOUT", retryable: true });
  await expect(page).toHaveTitle("Partner aborted");
  release();
  await page.waitForTimeout(200);
  expect(platform.opened, "an answer after that opens nothing").toEqual([]);
});

test("a Hosted that never loads is waited for no longer than told, and its URL not used again", async ({
  page,
  platform,
}) => {
  await page.route(`${platform.hosted.origin}/lab/**`, () => new Promise(() => {}));
  await page.evaluate(() => void window.harness.start("#place", { loadTimeoutMs: 1500 }));
  await phase(page).toBe("failed");
  expect((await failed(page)).code).toBe("TIMEOUT");
  await expect(page.locator("iframe")).toHaveCount(0);
  await page.unroute(`${platform.hosted.origin}/lab/**`);
  await page.getByRole("button", { name: "Try again" }).click();
  await opened(page, platform);
  expect(platform.secrets).toHaveLength(2);
});

test("a URL that comes from a cache is not opened twice, in no surface of the page", async ({ page, platform }) => {
  const url = platform.mint();
  await page.evaluate((given) => void window.harness.start("#place", { url: () => given }), url);
  await opened(page, platform);
  await page.evaluate(() => window.hosted.renew());
  await phase(page).toBe("failed");
  expect(await failed(page)).toMatchObject({ code: "CONFIG", retryable: false });
  await page.evaluate((given) => void window.harness.start("dialog", { url: () => given }), url);
  await phase(page).toBe("failed");
  expect(platform.opened).toEqual(["taken"]);
});
