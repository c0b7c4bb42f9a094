import { expect, test } from "../package/harness.ts";
import { effectsOf } from "../test.ts";
import { atConsent, screenOf } from "./consent.ts";
import { decidedApart } from "./return-address.ts";

// The app has a say in leaving: it may keep the borrower here, or open the page by its own means.

declare global {
  interface Window {
    /** What the app was told to open. */
    opened: string[];
  }
}

test("the app keeps the borrower: no page opens, and the borrower may leave later", async ({
  context,
  page,
  sandbox,
}) => {
  let going = false;
  await page.exposeFunction("mayGo", () => going);
  const options = await page.evaluateHandle(() => ({
    openRedirect: "popup" as const,
    beforeRedirect: () => (window as unknown as { mayGo: () => Promise<boolean> }).mayGo(),
  }));
  await atConsent(page, sandbox, options);
  const kept = await page.evaluate(() => window.harness.failure(window.journey.openRedirect()));
  expect(kept).toMatchObject({ code: "ABORTED" });
  await expect.poll(() => context.pages().length).toBe(1);
  expect(page.url()).toBe(`${sandbox.site}/`);

  going = true;
  const opened = context.waitForEvent("page");
  await page.evaluate(() => window.journey.openRedirect());
  await (await opened).waitForURL(`${sandbox.pages}/**`);
});

test("a webview of the app's: it hands the return over by itself", async ({ context, page, sandbox }) => {
  const options = await page.evaluateHandle(() => {
    window.opened = [];
    return { openRedirect: (url: string) => void window.opened.push(url) };
  });
  await atConsent(page, sandbox, options);
  await page.evaluate(() => window.journey.openRedirect());
  const [address] = await page.evaluate(() => window.opened);
  const webview = await context.newPage();
  await webview.goto(address ?? "");
  const returned = await decidedApart(webview, "approve");
  await webview.close();

  await page.evaluate((url) => window.journey.returned(url), returned);
  // The app may well tell twice.
  await page.evaluate((url) => window.journey.returned(url), returned);
  await expect.poll(() => screenOf(page)).toBe("offers");
  expect((await effectsOf(sandbox)).filter((kind) => kind === "consentCompleted")).toHaveLength(1);
  expect(page.url()).toBe(`${sandbox.site}/`);
});

test("a return of somebody else's, handed over by the app, changes nothing", async ({ page, sandbox }) => {
  const options = await page.evaluateHandle(() => ({ openRedirect: () => {} }));
  await atConsent(page, sandbox, options);
  await page.evaluate(() => window.journey.openRedirect());
  const forgedState = `${sandbox.site}/?credit_return=${"0".repeat(32)}&ecres=x`;
  const forged = ["", "not an address", "javascript:alert(1)", forgedState];
  for (const url of forged) await page.evaluate((url) => window.journey.returned(url), url);
  expect(await screenOf(page)).toBe("redirect");
  expect((await effectsOf(sandbox)).filter((kind) => kind === "consentCompleted")).toEqual([]);
  const ignored = await page.evaluate(() =>
    window.harness.events.filter((event) => event.kind === "redirect" && event.phase === "ignored"),
  );
  expect(ignored).toHaveLength(1);
});
