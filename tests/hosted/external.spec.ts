import type { Page } from "@playwright/test";
import type { Platform } from "./platform.ts";
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

for (const openExternal of ["window", "tab"] as const) {
  test(`a bank's page is opened once while its ${openExternal} is there: its address may be good for one time only`, async ({
    page,
    platform,
  }) => {
    await page.evaluate((openExternal) => void window.harness.start("dialog", { openExternal }), openExternal);
    const frame = await opened(page, platform);
    const popup = page.waitForEvent("popup");
    await frame.locator("#bank").click();
    const bank = await popup;
    await bank.waitForURL(/consent/);
    await phase(page).toBe("external");
    await frame.evaluate((message) => parent.postMessage(message, "*"), ask(`${platform.bank.origin}/consent?ecreq=abc`));
    const actions = page.getByRole("dialog").locator("[part~=panel]").getByRole("button");
    await expect(actions).toHaveText(["Back to your loan"]);
    expect(platform.bank.asked.filter((path) => path.startsWith("/consent"))).toHaveLength(1);
    await bank.close();
    await phase(page).toBe("open");
    const again = page.waitForEvent("popup");
    await frame.locator("#bank").click();
    await expect(await again).toHaveURL(`${platform.bank.origin}/consent?ecreq=abc`);
  });
}

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

test("where no window opens on a click either, this tab goes; on the way back is the same Hosted", async ({
  page,
  platform,
}) => {
  await page.evaluate(() => {
    // As browsers inside of apps have it.
    window.open = () => null;
    window.harness.start();
  });
  const frame = await opened(page, platform);
  const livesOn = await lives(page, platform);
  await frame.locator("#bank").click();
  await page.getByRole("button", { name: "Continue at 127.0.0.1" }).click();
  await expect(page).toHaveURL(`${platform.bank.origin}/consent?ecreq=abc`);
  await page.goBack({ waitUntil: "commit" });
  await livesOn();
});

test("an app may send this tab to the bank; on the way back is the same Hosted", async ({ page, platform }) => {
  await page.evaluate(() => void window.harness.start("dialog", { openExternal: (url) => location.assign(url) }));
  const frame = await opened(page, platform);
  const livesOn = await lives(page, platform);
  await frame.locator("#bank").click();
  await expect(page).toHaveURL(`${platform.bank.origin}/consent?ecreq=abc`);
  await page.goBack({ waitUntil: "commit" });
  await livesOn();
});

test("a page that the browser had kept still has its Hosted, with what was typed there", async ({ page, platform }) => {
  await page.evaluate(() => void window.harness.start());
  const livesOn = await lives(page, platform);
  await page.goto(`${platform.bank.origin}/elsewhere`);
  await page.goBack({ waitUntil: "commit" });
  await livesOn();
});

/** The borrower types in Hosted. What is returned expects, once the browser had kept the page, that this is still there. */
async function lives(page: Page, platform: Platform): Promise<() => Promise<void>> {
  const frame = await opened(page, platform);
  const amount = frame.locator("input");
  await amount.fill("250000");
  await amount.evaluate((input: HTMLInputElement) => {
    addEventListener("pageshow", ({ persisted }) => void fetch(`/kept?${persisted}&${input.value}`));
  });
  const exit = (await frame.locator("#exit").boundingBox())!;
  return async () => {
    await expect.poll(() => platform.hosted.asked).toContain("/kept?true&250000");
    await phase(page).toBe("open");
    expect([platform.secrets.length, platform.opened]).toEqual([1, ["taken"]]);
    expect(platform.hosted.asked).not.toContain("/lab/resume");
    await expect.poll(async () => {
      // By its place: Playwright has lost sight of the frame. Chromium may not have drawn it yet: until then nothing is hit.
      await page.mouse.click(exit.x + exit.width / 2, exit.y + exit.height / 2);
      return page.evaluate(() => Promise.race([window.hosted.closed, new Promise((over) => setTimeout(over, 500))]));
    }).toBe("exit");
  };
}

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
