import type { Page } from "@playwright/test";
import { events, expect, opened, phase, test } from "./test.ts";

// Chromium as borrowers have it: it blocks popups, and keeps pages for the way back. Traces would run scripts in the
// page, which count as clicks there.
test.use({
  trace: "off",
  launchOptions: async ({ launchOptions }, use) => {
    const ignoreDefaultArgs = ["--disable-popup-blocking", "--disable-back-forward-cache"];
    await use({ ...launchOptions, ignoreDefaultArgs });
  },
});

const panel = (page: Page) => page.getByRole("dialog").getByRole("status");

/** Has Hosted ask for an external step without a click, as after a slow request of its own. */
const ask = (external_url: string, resume_url?: string) => ({
  type: "aarthik-labs:open-external",
  external_url,
  resume_url,
});

test("a click in Hosted opens the bank at once, cut off from this page, with a way back to what was there", async ({
  page,
  platform,
}) => {
  await page.evaluate(() => void window.harness.start());
  const frame = await opened(page, platform);
  await frame.locator("input").fill("250000");
  const popup = page.waitForEvent("popup");
  await frame.locator("#bank").click();
  const bank = await popup;
  await expect(bank.getByRole("heading", { name: "Bank" })).toBeVisible();
  expect(bank.url()).toBe(`${platform.bank.origin}/consent?ecreq=abc`);
  expect(await bank.evaluate(() => window.opener)).toBeNull();
  await phase(page).toBe("external");
  await expect(panel(page)).toHaveText("You are continuing at 127.0.0.1. Come back here when you are done.");
  expect(JSON.stringify(await events(page))).not.toContain("consent");
  await expect(page.getByRole("button", { name: "Back to your loan" })).toBeFocused();

  await page.getByRole("button", { name: "Back to your loan" }).click();
  await phase(page).toBe("open");
  await expect(frame.locator("input")).toHaveValue("250000");
  expect(platform.opened, "the same Hosted").toEqual(["taken"]);
});

test("Hosted below cannot be reached by keyboard while the borrower is out", async ({ page, platform }) => {
  await page.evaluate(() => void window.harness.start());
  const frame = await opened(page, platform);
  await frame.locator("#bank").click();
  await phase(page).toBe("external");
  await page.bringToFront();
  for (let tabs = 0; tabs < 8; tabs += 1) {
    await page.keyboard.press("Tab");
    expect(await frame.evaluate(() => document.hasFocus())).toBe(false);
  }
});

test("a bank's window that the borrower closes leads back to Hosted", async ({ page, platform }) => {
  await page.evaluate(() => void window.harness.start("dialog", { openExternal: "tab" }));
  const frame = await opened(page, platform);
  const popup = page.waitForEvent("popup");
  await frame.locator("#bank").click();
  const bank = await popup;
  await phase(page).toBe("external");
  await bank.close();
  await phase(page).toBe("open");
  await expect(frame.locator("#state")).toHaveText("Welcome");
});

test("a window that the browser blocks opens on the borrower's click", async ({ page, platform, partner }) => {
  partner.answer = async () => ({
    type: "application/json",
    body: JSON.stringify(platform.mint().replace("embed", "slow")),
  });
  await page.goto(`${partner.site.origin}/?start`, { waitUntil: "commit" });
  // It looks only when Hosted has asked for the bank by itself: to look counts as a click, too.
  await expect.poll(() => platform.hosted.asked).toContain("/never");
  await page.waitForTimeout(1000);
  await expect(panel(page)).toHaveText("Your next step is at 127.0.0.1.");
  expect(page.context().pages()).toHaveLength(1);
  const popup = page.waitForEvent("popup");
  await page.getByRole("button", { name: "Continue at 127.0.0.1" }).click();
  await (await popup).waitForURL(/\/early/);
  await expect(panel(page)).toContainText("Come back here");
});

test("where no window opens on a click either, this tab goes; on the way back Hosted resumes", async ({
  page,
  platform,
}) => {
  await page.evaluate(() => {
    // As browsers inside of apps have it.
    window.open = () => null;
    window.harness.start();
  });
  const frame = await opened(page, platform);
  await frame.locator("#bank").click();
  await page.getByRole("button", { name: "Continue at 127.0.0.1" }).click();
  await expect(page).toHaveURL(`${platform.bank.origin}/consent?ecreq=abc`);
  // From where the browser kept it: no load happens.
  await page.goBack({ waitUntil: "commit" });
  await expect.poll(() => platform.hosted.asked).toContain("/lab/resume");
  expect(platform.opened).toEqual(["taken"]);
});

test("a page that the browser had kept opens Hosted anew, with a new URL", async ({ page, platform }) => {
  await page.evaluate(() => void window.harness.start("#place"));
  await opened(page, platform);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await expect.poll(() => platform.opened).toEqual(["taken", "taken"]);
  await opened(page, platform);
});

test("a Hosted that is gone when the borrower is back resumes at its own address, and at no other", async ({
  page,
  platform,
  stranger,
}) => {
  for (const [resume_url, resumes] of [
    [`${platform.hosted.origin}/lab/resume?step=kyc`, true],
    [`${stranger.origin}/lab/resume`, false],
    ["javascript:alert(1)", false],
  ] as const) {
    await page.evaluate(() => void window.harness.start("#place", { openExternal: () => {} }));
    const frame = await opened(page, platform);
    await frame.evaluate((message) => parent.postMessage(message, "*"), ask(`${platform.bank.origin}/kyc`, resume_url));
    await phase(page).toBe("external");
    const before = platform.secrets.length;
    await page.evaluate(() => document.body.prepend(document.querySelector("#place")!));
    const again = await opened(page, platform);
    if (resumes) await expect(again.getByRole("heading")).toHaveText("Resumed");
    expect(platform.secrets.length - before, resume_url).toBe(resumes ? 0 : 1);
  }
  expect(stranger.asked).toEqual([]);
  expect(await events(page, "message")).toEqual([{ kind: "message", phase: "ignored", reason: "resume" }]);
});

test("steps by the hundred open one window, and the newest waits for a click", async ({ page, platform }) => {
  await page.evaluate(() => {
    const urls: string[] = [];
    Object.assign(window, { urls });
    window.harness.start("dialog", { openExternal: (url) => void urls.push(new URL(url).pathname) });
  });
  const frame = await opened(page, platform);
  await frame.evaluate((bank) => {
    const say = (path: string) =>
      parent.postMessage({ type: "aarthik-labs:open-external", external_url: bank + path }, "*");
    say("/0");
    say("/0");
    for (let step = 1; step <= 300; step += 1) say(`/${step}`);
  }, platform.bank.origin);
  await page.getByRole("button", { name: "Continue at 127.0.0.1" }).click();
  expect(await page.evaluate(() => (window as any).urls)).toEqual(["/0", "/300"]);
});

test("a step that comes while the bank's window is open stays, also when that window closes", async ({
  page,
  platform,
}) => {
  await page.evaluate(() => void window.harness.start());
  const frame = await opened(page, platform);
  const popup = page.waitForEvent("popup");
  await frame.locator("#bank").click();
  const first = await popup;
  await phase(page).toBe("external");
  await frame.evaluate((message) => parent.postMessage(message, "*"), ask(`${platform.bank.origin}/second`));
  await expect(panel(page)).toHaveText("Your next step is at 127.0.0.1.");
  await first.close();
  await page.waitForTimeout(1000);
  await phase(page).toBe("external");
  const second = page.waitForEvent("popup");
  await page.getByRole("button", { name: "Continue at 127.0.0.1" }).click();
  await expect(await second).toHaveURL(`${platform.bank.origin}/second`);
  await (await second).close();
  await phase(page).toBe("open");
});

test("an app's own function opens it as often as the borrower wants, and may fail", async ({ page, platform }) => {
  await page.evaluate(() => {
    addEventListener("unhandledrejection", (event) => (event.preventDefault(), (document.title += " reported")));
    const openExternal = () => {
      throw new Error("no browser here");
    };
    window.harness.start("dialog", { openExternal });
  });
  const frame = await opened(page, platform);
  await frame.locator("#bank").click();
  await page.getByRole("button", { name: "Open it again" }).click();
  await expect(page).toHaveTitle("Partner reported reported");
  await page.getByRole("button", { name: "Back to your loan" }).click();
  await phase(page).toBe("open");
});
