import { expect, test } from "@playwright/test";
import type { Hybrid, HybridJourney } from "../../../pkg/hybrid/browser.js";
import { Partner } from "./partner.ts";

// The end of a client, and the next borrower on the same device.

type Module = typeof import("../../../pkg/hybrid/browser.js");

test("after dispose nothing starts any more", async ({ page }) => {
  await using partner = await Partner.open();
  await page.goto(partner.origin);
  await page.waitForFunction(() => "journey" in window);
  const before = partner.asked.length;
  const code = await page.evaluate(() => {
    const { credit } = window as unknown as { credit: Hybrid };
    credit.dispose();
    credit.dispose();
    return credit.startOrResume().catch((error: { code: string }) => error.code);
  });
  expect(code).toBe("DISPOSED");
  await page.waitForTimeout(2_500);
  expect(partner.asked).toHaveLength(before);
});

test("who signs in after a sign-out does not see what the one before chose", async ({ page }) => {
  await using partner = await Partner.open();
  partner.offer();
  await page.goto(partner.origin);
  await page.waitForFunction(() => "journey" in window);
  const seen = await page.evaluate(async () => {
    const { hybrid } = window as unknown as Module;
    const paths = { journey: "/api/credit/hybrid/journey", offers: "/api/credit/hybrid/offers" };
    const hostedUrl = () => ({ hosted_url: "https://hosted.example/" });
    const credit = await hybrid({ backEnd: { ...paths, hostedUrl }, openRedirect: () => {} });
    const screens: string[] = [];
    const first = await credit.startOrResume({ personal: {} });
    await first.handOff("offer-1");
    screens.push(first.snapshot.screen.name);
    credit.signOut();
    const gone = await first.refresh().catch((error: { code: string }) => error.code);
    const left = sessionStorage.getItem("credit-journey-hybrid");
    const second: HybridJourney = await credit.startOrResume({ personal: {} });
    screens.push(second.snapshot.screen.name);
    return { screens, gone, left };
  });
  expect(seen).toEqual({ screens: ["handoff", "offers"], gone: "DISPOSED", left: null });
});
