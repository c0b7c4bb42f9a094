import { expect, test } from "@playwright/test";
import type { HybridJourney } from "../../../pkg/hybrid/browser.js";
import { Partner } from "./partner.ts";

// What a back-end may answer with, by a path and by a function.

test("an answer without an end is none", async ({ page }) => {
  await using partner = await Partner.open();
  partner.data = { status: "OFFERED", filler: "x".repeat(1_000_001) };
  await page.goto(partner.origin);
  await page.waitForFunction(() => "journey" in window);
  const trouble = () => (window as unknown as { journey: HybridJourney }).journey.snapshot.trouble?.code;
  expect(await page.evaluate(trouble)).toBe("DECODE");
  partner.offer();
  await expect(page.locator("#screen")).toHaveText("offers");
  const codes = await page.evaluate(async () => {
    const { hybrid } = window as unknown as typeof import("../../../pkg/hybrid/browser.js");
    const said = { status: "NOT_OFFERED", filler: "x".repeat(1_000_001) };
    const bare = { type: "default", status: 200, headers: new Headers(), text: async () => JSON.stringify(said) };
    const codes: unknown[] = [];
    for (const offers of [said, bare]) {
      const credit = await hybrid({
        backEnd: { journey: () => ({}), offers: () => offers, hostedUrl: () => null },
        storage: null,
      });
      codes.push((await credit.startOrResume()).snapshot.trouble?.code);
      credit.dispose();
    }
    return codes;
  });
  expect(codes).toEqual(["DECODE", "DECODE"]);
});
