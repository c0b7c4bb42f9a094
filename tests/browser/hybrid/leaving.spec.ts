import { expect, test, type Page } from "@playwright/test";
import type { Hybrid, HybridEvent, HybridJourney } from "../../../pkg/hybrid/browser.js";
import { Partner } from "./partner.ts";

// Leaving as the host does it: by a function of the app's that fails, beside a popup, and in a client that fails meanwhile.

interface Here {
  credit: Hybrid;
  journey: HybridJourney;
  events: HybridEvent[];
}

const screen = (page: Page) => page.locator("#screen");
const stored = (page: Page) => page.evaluate(() => sessionStorage.getItem("credit-journey-hybrid"));

/** The page is hidden and seen again, as a browser has it. */
const glance = (page: Page) =>
  page.evaluate(() => {
    for (const state of ["hidden", "visible"]) {
      Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }
  });

const returns = (page: Page) =>
  page.evaluate(() => {
    const { events } = window as unknown as Here;
    return events.filter((event) => event.kind === "redirect" && event.phase === "returned").length;
  });

test("an app that cannot open the page has its borrower stay, and hears of its own fault", async ({ page }) => {
  await using partner = await Partner.open();
  partner.offer();
  await page.goto(partner.origin);
  await expect(screen(page)).toHaveText("offers");
  const seen = await page.evaluate(async () => {
    const { hybrid } = window as unknown as typeof import("../../../pkg/hybrid/browser.js");
    const heard = new Promise<string>((hear) => {
      window.addEventListener("unhandledrejection", (event) => {
        event.preventDefault();
        hear((event.reason as Error).message);
      });
    });
    const credit = await hybrid({
      backEnd: {
        journey: () => ({}),
        offers: "/api/credit/hybrid/offers",
        hostedUrl: () => ({ hosted_url: "https://hosted.example/canary" }),
      },
      openRedirect: () => {
        throw new Error("no browser here");
      },
    });
    const journey = await credit.startOrResume();
    const code = await journey.handOff("offer-1").catch((error: { code: string }) => error.code);
    return { code, heard: await heard, screen: journey.snapshot.screen.name };
  });
  expect(seen).toEqual({ code: "ABORTED", heard: "no browser here", screen: "offers" });
  expect(await stored(page)).toBeNull();
});

test("a look at the page beside an open popup is no return; one after it was closed is", async ({ page }) => {
  await using partner = await Partner.open();
  partner.consent = "READY";
  await page.goto(`${partner.origin}/?popup`);
  await expect(screen(page)).toHaveText("consent");
  const [popup] = await Promise.all([page.waitForEvent("popup"), page.click("#consent")]);
  await popup.waitForURL(`${partner.elsewhere}/consent*`);
  await glance(page);
  expect(await returns(page)).toBe(0);
  await popup.close();
  await glance(page);
  expect(await returns(page)).toBe(1);
  partner.offer();
  await expect(screen(page)).toHaveText("offers");
});

test("after a panic on the way out the blank popup is gone, and nobody has left", async ({ page }) => {
  await using partner = await Partner.open("panicking");
  partner.consent = "READY";
  await page.goto(`${partner.origin}/?popup`);
  await expect(screen(page)).toHaveText("consent");
  // The answer is held for as long as it takes.
  await page.route("**/offers", () => {}, { times: 1 });
  const [popup] = await Promise.all([page.waitForEvent("popup"), page.click("#consent")]);
  expect(await stored(page)).toContain("consent");
  const closed = popup.waitForEvent("close");
  const code = await page.evaluate(() => {
    const { journey } = window as unknown as Here;
    return journey.refresh({ correlationID: "panic-on-demand" }).catch((error: { code: string }) => error.code);
  });
  expect(code).toBe("INTERNAL");
  await closed;
  await expect(page.locator("#failure")).toHaveText("INTERNAL");
  expect(await stored(page)).toBeNull();
  await expect(screen(page)).toHaveText("consent");
});
