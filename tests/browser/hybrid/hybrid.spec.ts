import { expect, test as base, type Page } from "@playwright/test";
import type { Hybrid, HybridEvent, HybridJourney } from "../../../pkg/hybrid/browser.js";
import { Partner } from "./partner.ts";

// `credit-journey/hybrid` as a page without a bundler has it, under a strict policy, against a partner's back-end over
// real HTTP, with real redirects to another origin.

declare global {
  interface Window {
    events: HybridEvent[];
  }
}

const test = base.extend<{ partner: Partner }>({
  partner: async ({ page }, use) => {
    await using partner = await Partner.open();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    await use(partner);
    expect(errors).toEqual([]);
  },
});

const screen = (page: Page) => page.locator("#screen");
const stored = (page: Page) => page.evaluate(() => sessionStorage.getItem("credit-journey-hybrid"));

/** Everything the page holds that a stranger's script could read. */
const told = (page: Page) =>
  page.evaluate(() => {
    const { snapshot } = (window as unknown as { journey: HybridJourney }).journey;
    return JSON.stringify([snapshot, window.events, { ...sessionStorage }, { ...localStorage }, location.href]);
  });

test("from the start over a consent and a hand-off, and back from both", async ({ page, partner }) => {
  await page.goto(partner.origin);
  await expect(screen(page)).toHaveText("wait: offers");
  const [start] = partner.to("POST", "journey");
  expect(JSON.parse(start?.body ?? "")).toEqual({ personal: { name: "Meera Krishnan" }, journey: { bureauConsent: true } });
  expect(start?.headers).toMatchObject({ cookie: "session=meera", "content-type": "application/json" });
  expect(start?.headers["idempotency-key"]).toMatch(/^[0-9a-f-]{36}$/);
  expect(start?.headers["authorization"]).toBeUndefined();

  partner.consent = "READY";
  await expect(screen(page)).toHaveText("consent");
  expect(await told(page)).not.toContain(partner.elsewhere);
  await page.click("#consent");
  await page.waitForURL(`${partner.elsewhere}/consent*`);
  expect(partner.opened, "the page of this click, not of the read before").toEqual(["/consent?once=2"]);

  await page.click("text=Back");
  await expect(screen(page)).toHaveText("wait: consent");
  partner.offer();
  await expect(screen(page)).toHaveText("offers");
  expect(await stored(page)).toBeNull();

  await page.click("#choose");
  await page.waitForURL(`${partner.elsewhere}/hosted*`);
  await page.click("text=Back");
  await expect(screen(page)).toHaveText("handoff");
  expect(JSON.parse((await stored(page)) ?? "")).toMatchObject({ left: "hosted", offerID: "offer-1" });
  expect(await told(page)).not.toContain("canary");

  await page.click("#choose");
  await page.waitForURL(`${partner.elsewhere}/hosted*`);
  expect(new Set(partner.opened).size).toBe(partner.opened.length);
  await page.goBack();
  await expect(screen(page)).toHaveText("handoff");
  await page.click("#refresh");
  await expect(screen(page)).toHaveText("offers");
  expect(await stored(page)).toBeNull();
});

test("a popup opens on the click, and the page goes on beside it", async ({ page, partner }) => {
  partner.consent = "READY";
  await page.goto(`${partner.origin}/?popup`);
  await expect(screen(page)).toHaveText("consent");
  const [popup] = await Promise.all([page.waitForEvent("popup"), page.click("#consent")]);
  await popup.waitForURL(`${partner.elsewhere}/consent*`);
  expect(page.url()).toBe(`${partner.origin}/?popup`);
  partner.offer();
  await expect(screen(page)).toHaveText("offers", { timeout: 10_000 });
  await popup.close();
});

test("a double click opens one page", async ({ page, partner }) => {
  partner.offer();
  await page.goto(partner.origin);
  await expect(screen(page)).toHaveText("offers");
  await page.dblclick("#choose");
  await page.waitForURL(`${partner.elsewhere}/hosted*`);
  expect(partner.to("POST", "offers/offer-1/hosted-url")).toHaveLength(1);
});

test("a session that ended is a screen, and retry goes on", async ({ page, context, partner }) => {
  await page.goto(partner.origin);
  await expect(screen(page)).toHaveText("wait: offers");
  await context.clearCookies();
  await expect(screen(page)).toHaveText("failed");
  const reads = partner.to("GET", "offers").length;
  await page.waitForTimeout(2_500);
  expect(partner.to("GET", "offers")).toHaveLength(reads);
  await context.addCookies([{ name: "session", value: "meera", url: partner.origin }]);
  await page.evaluate(() => (window as unknown as { journey: HybridJourney }).journey.retry());
  await expect(screen(page)).toHaveText("wait: offers");
});

test("a back-end at another origin gets cookies where it is told so, and only there", async ({ page, partner }) => {
  await using other = await Partner.open();
  other.offer();
  await page.goto(`${partner.origin}/?backEnd=${other.origin}&credentials=include`);
  await expect(screen(page)).toHaveText("offers");
  expect(other.to("POST", "journey")[0]?.headers.cookie).toBe("session=meera");
  await page.goto(`${partner.origin}/?backEnd=${other.origin}&credentials=same-origin`);
  await expect(screen(page)).toHaveText("failed");
  expect(other.to("POST", "journey")[1]?.headers.cookie).toBeUndefined();
});

test("functions of the app's take the place of paths", async ({ page, partner }) => {
  await page.goto(partner.origin);
  await page.waitForFunction(() => "hybrid" in window);
  const seen = await page.evaluate(async () => {
    const { hybrid } = window as unknown as typeof import("../../../pkg/hybrid/browser.js");
    const asked: unknown[] = [];
    const opened: unknown[] = [];
    const credit = await hybrid({
      backEnd: {
        journey: async (details, { correlationID }) => void asked.push(["journey", details, typeof correlationID]),
        offers: ({ signal }) => {
          asked.push(["offers", signal.aborted]);
          const offer = { offerID: "o/1", status: "OFFER_RECEIVED" };
          return { status: "OFFERED", lenders: { A: { offers: [offer] } } };
        },
        hostedUrl: async (offerID) => Response.json({ hosted_url: `https://hosted.example/${asked.push(["url", offerID])}` }),
      },
      openRedirect: (url, to) => opened.push([url, to]),
      storage: null,
    });
    const journey = await credit.startOrResume({ personal: {} });
    await journey.handOff("o/1");
    const url = await journey.hostedUrl("o/1");
    credit.dispose();
    const gone = await journey.refresh().catch((error: { code: string }) => error.code);
    return { asked, opened, url, gone, screen: journey.snapshot.screen };
  });
  expect(seen).toEqual({
    asked: [["journey", { personal: {} }, "string"], ["offers", false], ["url", "o/1"], ["url", "o/1"]],
    opened: [["https://hosted.example/3", "hosted"]],
    url: "https://hosted.example/4",
    gone: "DISPOSED",
    screen: { name: "handoff", offerID: "o/1" },
  });
});

test("a back-end that knows its borrower is asked without details", async ({ page, partner }) => {
  partner.offer();
  await page.goto(partner.origin);
  await expect(screen(page)).toHaveText("offers");
  const given = await page.evaluate(async () => {
    const { hybrid, credit } = window as unknown as typeof import("../../../pkg/hybrid/browser.js") & { credit: Hybrid };
    await credit.startOrResume();
    const details: unknown[] = [];
    const journey = async (given: unknown) => void details.push(given);
    const other = await hybrid({ backEnd: { journey, offers: "/api/credit/hybrid/offers", hostedUrl: () => null } });
    await other.startOrResume();
    return details;
  });
  expect(partner.to("POST", "journey").at(-1)?.body).toBe("{}");
  expect(given).toEqual([null]);
});

test("after a panic the journey goes on from what it shows, and nothing is started twice", async ({ page }) => {
  await using partner = await Partner.open("panicking");
  partner.offer();
  await page.goto(partner.origin);
  await expect(screen(page)).toHaveText("offers");
  const seen = await page.evaluate(async () => {
    const { journey, events } = window as unknown as { journey: HybridJourney; events: HybridEvent[] };
    const before = journey.snapshot;
    const code = await journey.refresh({ correlationID: "panic-on-demand" }).catch((error: { code: string }) => error.code);
    const kept = journey.snapshot === before;
    // What it shows is read anew before anything else is done with it.
    await new Promise((read) => journey.subscribe(read));
    const url = await journey.hostedUrl("offer-1");
    return { code, kept, url, recovered: events.filter(({ kind }) => kind === "recovered").length };
  });
  expect(seen).toMatchObject({ code: "INTERNAL", kept: true, recovered: 1 });
  expect(seen.url).toContain("/hosted?once=");
  expect(partner.to("POST", "journey")).toHaveLength(1);
  await expect(screen(page)).toHaveText("offers");
});

test("without WebAssembly's file, and with another, it is said what is wrong", async ({ page, partner }) => {
  for (const [fulfill, message] of [
    [{ status: 404 }, "answered 404"],
    [{ status: 200, body: "\0asm\x01\0\0\0", contentType: "application/wasm" }, "not the one this package was made with"],
  ] as const) {
    await page.route("**/*.wasm", (route) => route.fulfill(fulfill));
    await page.goto(`${partner.origin}/pkg/package.json`);
    const failure = await page.evaluate(async () => {
      const { hybrid } = (await import("/pkg/hybrid/browser.js" as string)) as typeof import("../../../pkg/hybrid/browser.js");
      const given = { journey: "/a", offers: "/b", hostedUrl: "/c/{offerID}" };
      return await hybrid({ backEnd: given }).then(String, (error: Error) => error.message);
    });
    expect(failure).toContain(message);
    expect(failure).toContain("credit_journey_hybrid.wasm");
  }
});
