import type { Page } from "@playwright/test";
import { chromiumPath } from "../chromium.ts";
import { expect, test } from "../package/harness.ts";
import type { Sandbox } from "../sandbox.ts";
import { effectsOf } from "../test.ts";
import { atConsent, openClient, screenOf } from "./consent.ts";

// The consent page in a window of its own, beside the page that goes on.

test.use({
  // Playwright lets every popup through unless told otherwise.
  launchOptions: { executablePath: chromiumPath(), ignoreDefaultArgs: ["--disable-popup-blocking"] },
});

const consents = ["consentStarted", "consentRedirected", "consentGiven", "consentCompleted"];

/** What became of the consent; the platform may show its offers before it has answered what it was told of the return. */
async function consentsOf(sandbox: Sandbox): Promise<string[]> {
  return (await effectsOf(sandbox)).filter((kind) => kind.startsWith("consent"));
}

/** Leaves on a click, in a popup. */
async function leave(page: Page): Promise<Page> {
  const opened = page.context().waitForEvent("page");
  await page.evaluate(() => window.journey.openRedirect());
  return opened;
}

for (const severed of [false, true]) {
  const title = severed ? ", though the other party's page cuts it off from its opener" : "";
  test(`consent given in a popup: it closes${title}, and the page that opened it goes on`, async ({
    context,
    page,
    sandbox,
  }) => {
    if (severed) {
      await context.route(`${sandbox.pages}/consent/**`, async (route) => {
        if (route.request().method() !== "GET") return route.fallback();
        const response = await route.fetch();
        const headers = { ...response.headers(), "cross-origin-opener-policy": "same-origin" };
        await route.fulfill({ response, headers });
      });
    }
    await atConsent(page, sandbox, { openRedirect: "popup" });
    const popup = await leave(page);
    await popup.waitForURL(`${sandbox.pages}/**`);
    expect(await popup.evaluate(() => window.opener === null)).toBe(true);

    const closed = popup.waitForEvent("close");
    await popup.getByRole("button", { name: "Approve" }).click();
    await popup.waitForURL(`${sandbox.site}/**`);
    // It closes in the middle of this.
    await openClient(popup, sandbox, { openRedirect: "popup" }).catch(() => {});
    await closed;
    await expect.poll(() => screenOf(page)).toBe("offers");
    await expect.poll(() => consentsOf(sandbox)).toEqual(consents);
  });
}

test("a popup whose opener is gone takes its return itself", async ({ page, sandbox }) => {
  await atConsent(page, sandbox, { openRedirect: "popup" });
  const popup = await leave(page);
  await popup.waitForURL(`${sandbox.pages}/**`);
  await page.close();
  await popup.getByRole("button", { name: "Approve" }).click();
  await popup.waitForURL(`${sandbox.site}/**`);
  await openClient(popup, sandbox, { openRedirect: "popup" });
  await expect.poll(() => screenOf(popup)).toBe("offers");
  expect(popup.url()).toBe(`${sandbox.site}/`);
  await expect.poll(() => consentsOf(sandbox)).toEqual(consents);
});

test("a popup that is closed undecided: the page that opened it can open another", async ({ page, sandbox }) => {
  await atConsent(page, sandbox, { openRedirect: "popup" });
  await (await leave(page)).close();
  await page.evaluate(() => window.journey.refresh());
  expect(await screenOf(page)).toBe("redirect");
  const popup = await leave(page);
  await popup.waitForURL(`${sandbox.pages}/**`);
});

test("a popup that the browser blocks: this tab goes there", async ({ context, page, sandbox }) => {
  await atConsent(page, sandbox, { openRedirect: "popup" });
  // For five seconds, what a test does counts as a click.
  await page.waitForTimeout(6_000);
  const browser = await context.newCDPSession(page);
  await browser.send("Runtime.evaluate", { expression: "journey.openRedirect()", userGesture: false });
  await page.waitForURL(`${sandbox.pages}/**`);
  expect(context.pages()).toHaveLength(1);
  await page.getByRole("button", { name: "Approve" }).click();
  await page.waitForURL(`${sandbox.site}/**`);
  await openClient(page, sandbox, { openRedirect: "popup" });
  await expect.poll(() => screenOf(page)).toBe("offers");
  await expect.poll(() => consentsOf(sandbox)).toEqual(consents);
});
