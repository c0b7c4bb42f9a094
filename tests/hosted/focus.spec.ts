import type { Page } from "@playwright/test";
import type { Platform } from "./platform.ts";
import { expect, opened, test } from "./test.ts";

/** What has focus: an element of the page, a part of the surface, or of the page in its frame. */
async function focused(page: Page): Promise<string> {
  for (const frame of page.frames().slice(1)) {
    const inside = await frame.evaluate(() =>
      document.hasFocus() ? document.activeElement!.id || document.activeElement!.localName : "",
    );
    if (inside) return `hosted: ${inside}`;
  }
  return page.evaluate(() => {
    const element = document.activeElement!;
    const inner = element.shadowRoot?.activeElement;
    return inner
      ? (inner.getAttribute("aria-label") ?? inner.textContent ?? "") || inner.localName
      : element.id || element.localName;
  });
}

test("focus goes into Hosted, stays in the dialog, and comes back to the opener", async ({
  page,
  platform,
  partner,
}) => {
  let answer = () => {};
  const minted = partner.answer;
  partner.answer = async (path) => (await new Promise<void>((now) => (answer = now)), minted(path));
  await page.getByRole("button", { name: "Get a loan" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page)).toBe("Close");
  await expect(page.getByRole("status")).toHaveText("Opening your loan…");
  await expect.poll(() => partner.site.asked).toContain("/api/credit/hosted");
  answer();
  await opened(page, platform);
  await expect.poll(() => focused(page)).toBe("hosted: body");

  const seen: string[] = [];
  const tab = async () => {
    await page.keyboard.press("Tab");
    seen.push(await focused(page));
    return seen;
  };
  const stops = ["hosted: bank", "hosted: exit", "hosted: input", "Reload", "Close"];
  // Focus takes a moment from one process to another.
  await expect.poll(tab, { intervals: [150], timeout: 10_000 }).toEqual(expect.arrayContaining(stops));
  expect(seen, "behind the dialog").not.toContain("opener");

  await page.getByRole("button", { name: "Close" }).focus();
  await page.keyboard.press("Escape");
  expect(await page.evaluate(() => window.hosted.closed)).toBe("closed");
  expect(await focused(page)).toBe("opener");
});

const held: Record<string, (page: Page, platform: Platform) => Promise<void>> = {
  "the bar's words": async (page) => page.getByRole("heading", { name: "Your loan" }).click(),
  "the way back from another party's page": async (page, platform) => {
    await (await opened(page, platform)).locator("#bank").click();
    await page.bringToFront();
    await page.getByRole("button", { name: "Back to your loan" }).focus();
  },
  "nothing, after a click beside the dialog": async (page) => page.mouse.click(5, 5),
};
for (const [where, go] of Object.entries(held)) {
  test(`Escape closes with focus on ${where}`, async ({ page, platform }) => {
    await page.getByRole("button", { name: "Get a loan" }).click();
    await opened(page, platform);
    await go(page, platform);
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => window.hosted.closed)).toBe("closed");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });
}

test("Escape closes a surface that could not be opened, with focus on the way on", async ({ page, partner }) => {
  partner.answer = async () => ({ type: "application/json", body: "{}" });
  await page.getByRole("button", { name: "Get a loan" }).click();
  const retry = page.getByRole("button", { name: "Try again" });
  await retry.focus();
  await page.keyboard.press("Escape");
  expect(await page.evaluate(() => window.hosted.closed)).toBe("closed");
});

test("Escape inside of Hosted is Hosted's: no browser tells the page", async ({ page, platform }) => {
  await page.getByRole("button", { name: "Get a loan" }).click();
  const frame = await opened(page, platform);
  await frame.locator("input").fill("250000");
  await page.keyboard.press("Escape");
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => window.hosted.phase)).toBe("open");
  await expect(frame.locator("input")).toHaveValue("250000");
});

test("Escape while a URL is awaited closes, and the back-end's late answer opens nothing", async ({
  page,
  platform,
  partner,
}) => {
  let answer = () => {};
  partner.answer = async () => {
    await new Promise<void>((now) => (answer = now));
    return { type: "application/json", body: JSON.stringify(platform.mint()) };
  };
  // An app that does not use the signal.
  await page.evaluate(() => {
    window.options = { url: () => fetch("/api/credit/hosted", { method: "POST" }) };
  });
  await page.getByRole("button", { name: "Get a loan" }).click();
  await expect.poll(() => partner.site.asked).toContain("/api/credit/hosted");
  await page.keyboard.press("Escape");
  expect(await page.evaluate(() => window.hosted.closed)).toBe("closed");
  answer();
  await page.waitForTimeout(300);
  expect(platform.opened).toEqual([]);
  expect(await page.evaluate(() => window.harness.events.at(-1))).toEqual({
    kind: "hosted",
    phase: "closed",
    end: "closed",
  });
});

test("a part of the page takes no focus from what the borrower does there", async ({ page, platform }) => {
  await page.getByRole("button", { name: "Get a loan" }).focus();
  await page.evaluate(() => void window.harness.start("#place"));
  await opened(page, platform);
  expect(await focused(page)).toBe("opener");
  await expect(page.getByRole("region", { name: "Your loan" })).toBeVisible();
  await expect(page.getByTitle("Your loan")).toBeVisible();
});

test("after a failure the way on has focus, in words of the app's own", async ({ page, platform, partner }) => {
  const minted = partner.answer;
  partner.answer = async () => ({ type: "application/json", body: "{}" });
  const labels = { failed: "यह नहीं खुला", retry: "फिर कोशिश करें", close: "बंद करें" };
  await page.evaluate((labels) => void window.harness.start("#place", { title: "आपका ऋण", labels }), labels);
  const retry = page.getByRole("button", { name: labels.retry });
  await retry.focus();
  await expect(page.getByRole("status")).toHaveText(labels.failed);
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page), "on the next failure").toBe(labels.retry);
  partner.answer = minted;
  await page.keyboard.press("Enter");
  await opened(page, platform);
  await expect.poll(() => focused(page)).toBe("hosted: body");
  await expect(page.getByRole("region", { name: "आपका ऋण" })).toBeVisible();
});

test("the page below a dialog does not scroll, and does again", async ({ page, platform }) => {
  await page.evaluate(() => void window.harness.start());
  await opened(page, platform);
  const width = await page.evaluate(() => document.querySelector("h1")!.clientWidth);
  await page.mouse.move(10, 500);
  await page.mouse.wheel(0, 400);
  await page.waitForTimeout(200);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await page.evaluate(() => window.hosted.close());
  expect(await page.evaluate(() => document.querySelector("h1")!.clientWidth), "nothing moves").toBe(width);
  await page.mouse.wheel(0, 400);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
});

test("a dialog on a wide screen, a drawer on a narrow one", async ({ page, platform }) => {
  await page.evaluate(() => void window.harness.start());
  await opened(page, platform);
  const dialog = page.getByRole("dialog");
  const wide = (await dialog.boundingBox())!;
  expect(wide.x).toBeGreaterThan(100);
  await page.setViewportSize({ width: 390, height: 760 });
  const narrow = (await dialog.boundingBox())!;
  expect(narrow).toMatchObject({ x: 0, width: 390 });
  expect(narrow.y + narrow.height).toBe(760);
  const close = (await page.getByRole("button", { name: "Close" }).boundingBox())!;
  expect(Math.min(close.width, close.height), "big enough for a thumb").toBeGreaterThanOrEqual(44);
});

test("nothing moves where motion is unwelcome, the dark is dark, and the page's own scheme decides", async ({
  page,
}) => {
  await page.evaluate(() => void window.harness.start("dialog", { url: () => new Promise(() => {}) }));
  const dialog = page.getByRole("dialog");
  const moving = () => dialog.evaluate((element) => element.getAnimations({ subtree: true }).length);
  const background = () => dialog.evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await moving()).toBeGreaterThan(0);
  await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "dark" });
  await expect.poll(moving).toBe(0);
  expect(await background()).toBe("rgb(255, 255, 255)");
  await page.evaluate(() => void (document.documentElement.style.colorScheme = "light dark"));
  expect(await background()).not.toBe("rgb(255, 255, 255)");
});
