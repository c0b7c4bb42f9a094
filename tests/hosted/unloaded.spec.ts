import { expect, opened, phase, test } from "./test.ts";

// A page cannot tell Hosted from the browser's own page that says it could not be loaded: both are of another origin, and
// both have loaded. So the borrower decides.

const RELOAD = "Reload";

test.use({ expectedComplaints: [/ERR_CONNECTION_RESET|frame-ancestors/] });

for (const [what, mishap] of [
  ["whose connection was cut", { reset: true }],
  ["that may not be framed here", { headers: { "content-security-policy": "frame-ancestors 'none'" } }],
] as const) {
  test(`a Hosted ${what} is asked for anew from the dialog's bar`, async ({ page, platform }) => {
    platform.mishap = mishap;
    await page.getByRole("button", { name: "Get a loan" }).click();
    await phase(page).toBe("open");
    expect(platform.opened).toEqual([]);
    platform.mishap = {};
    await page.getByRole("button", { name: RELOAD }).click();
    await expect.poll(() => platform.secrets.length).toBe(2);
    await expect((await opened(page, platform)).locator("#state")).toHaveText("Welcome");
    expect(platform.opened, "by a URL of its own").toEqual(["taken"]);
  });
}

test("a Hosted that hangs in the middle is asked for anew, by keyboard, in words of the app's own", async ({
  page,
  platform,
}) => {
  await page.evaluate(() => void window.harness.start("dialog", { labels: { reload: "फिर से खोलें" } }));
  const frame = await opened(page, platform);
  await frame.evaluate(() => document.body.replaceChildren());
  const reload = page.getByRole("button", { name: "फिर से खोलें" });
  await reload.focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => platform.opened).toEqual(["taken", "taken"]);
  const again = await opened(page, platform);
  await expect.poll(() => again.evaluate(() => document.hasFocus()), "the borrower goes on there").toBe(true);
  const { width, height } = (await reload.boundingBox())!;
  expect(Math.min(width, height), "big enough for a thumb").toBeGreaterThanOrEqual(44);
});

test("in an element the page's own button asks for it anew", async ({ page, platform }) => {
  platform.mishap = { reset: true };
  await page.evaluate(() => void window.harness.start("#place"));
  await phase(page).toBe("open");
  platform.mishap = {};
  await page.evaluate(() => window.hosted.renew());
  await expect.poll(() => platform.opened).toEqual(["taken"]);
});
