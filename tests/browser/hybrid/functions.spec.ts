import { expect, test, type Page } from "@playwright/test";
import type { Hybrid, HybridBackEnd, HybridJourney } from "../../../pkg/hybrid/browser.js";
import { Partner } from "./partner.ts";

// `backEnd` by functions of the app's: an object with methods, one that throws, one that is slow beside a popup.

declare global {
  interface Window {
    hybrid: typeof import("../../../pkg/hybrid/browser.js").hybrid;
    held: { answer: () => void; left: Promise<string>; journey: HybridJourney };
  }
}

async function at(page: Page, partner: Partner): Promise<void> {
  await page.goto(partner.origin);
  await page.waitForFunction(() => "hybrid" in window);
}

test("a back-end may be an object of a class, whose methods know it", async ({ page }) => {
  await using partner = await Partner.open();
  await at(page, partner);
  const seen = await page.evaluate(async () => {
    class Base {
      #asked: string[] = [];
      ask(name: string): void {
        this.#asked.push(name);
      }
      get asked(): string[] {
        return this.#asked;
      }
    }
    class BackEnd extends Base implements HybridBackEnd {
      itself = this;
      async journey() {
        this.ask("journey");
      }
      offers() {
        this.ask("offers");
        return { status: "OFFERED", lenders: { A: { offers: [{ offerID: "o", status: "OFFER_RECEIVED" }] } } };
      }
      hostedUrl(offerID: string) {
        this.ask(offerID);
        return { hosted_url: "https://hosted.example/" };
      }
    }
    const backEnd = new BackEnd();
    const credit: Hybrid = await window.hybrid({ backEnd, storage: null });
    const journey = await credit.startOrResume();
    const url = await journey.hostedUrl("o");
    const keyed = Object.assign(new BackEnd(), { apiKey: "sk_test_canary" });
    const refused = await window.hybrid({ backEnd: keyed }).catch((error: { code: string }) => error.code);
    return { asked: backEnd.asked, url, refused };
  });
  expect(seen).toEqual({
    asked: ["journey", "offers", "o"],
    url: "https://hosted.example/",
    refused: "SECRET_KEY_REFUSED",
  });
});

test("what a function throws is heard, and counts as a network that failed", async ({ page }) => {
  await using partner = await Partner.open();
  await at(page, partner);
  const seen = await page.evaluate(async () => {
    const heard: string[] = [];
    window.addEventListener("unhandledrejection", (event) => {
      event.preventDefault();
      heard.push((event.reason as Error).message);
    });
    const faults = [new TypeError("my own fault"), new DOMException("given up", "AbortError")];
    const credit = await window.hybrid({
      backEnd: {
        journey: () => {
          const fault = faults.shift();
          if (fault) throw fault;
        },
        offers: () => ({ status: "NOT_OFFERED" }),
        hostedUrl: () => null,
      },
      storage: null,
    });
    const journey = await credit.startOrResume();
    return { heard, left: faults.length, screen: journey.snapshot.screen.name };
  });
  expect(seen).toEqual({ heard: ["my own fault"], left: 0, screen: "noOffers" });
});

for (const closes of [true, false]) {
  const title = closes
    ? "who closes the blank popup stays where they are"
    : "the page in the popup cannot reach the one that opened it";
  test(title, async ({ context, page }) => {
    await using partner = await Partner.open();
    await at(page, partner);
    await page.evaluate(async (elsewhere) => {
      let answer = () => {};
      const said = { status: "IN_PROGRESS", account_aggregator: { status: "READY", url: `${elsewhere}/consent` } };
      let waits = Promise.resolve();
      const credit = await window.hybrid({
        backEnd: { journey: () => ({}), offers: () => waits.then(() => said), hostedUrl: () => null },
        openRedirect: "popup",
      });
      const journey = await credit.startOrResume();
      document.body.addEventListener("click", () => {
        waits = new Promise((resolve) => (answer = resolve));
        const left = journey.openConsent().then(() => "left", (error: { code: string }) => error.code);
        window.held = { answer: () => answer(), left, journey };
      });
    }, partner.elsewhere);
    const opened = context.waitForEvent("page");
    await page.click("h1");
    const popup = await opened;
    if (closes) await popup.close();
    const left = await page.evaluate(() => {
      window.held.answer();
      return window.held.left;
    });
    expect(left).toBe(closes ? "ABORTED" : "left");
    if (!closes) {
      await popup.waitForURL(`${partner.elsewhere}/consent`);
      expect(await popup.evaluate(() => window.opener)).toBeNull();
    }
    expect(page.url()).toBe(`${partner.origin}/`);
    expect(await page.evaluate(() => window.held.journey.snapshot.screen.name)).toBe(closes ? "consent" : "wait");
    expect(await page.evaluate(() => sessionStorage.getItem("credit-journey-hybrid") === null)).toBe(closes);
  });
}
