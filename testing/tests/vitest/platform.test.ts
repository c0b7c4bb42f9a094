import { sandbox } from "credit-journey-testing";
import { expect, test, vi } from "vitest";
import { Borrower, profile } from "../borrower.ts";

const NOON_MS = Date.parse("2026-03-05T12:00:00Z");

test("time stands still until it is let pass, and timers fire in order with all that follows from them", async () => {
  const { clock, advance } = await sandbox().then((platform) => ({
    clock: platform.clock,
    advance: (ms: number) => platform.advance(ms),
  }));
  const told: string[] = [];
  const tell = (what: string) => void told.push(`${what} ${clock.now() - NOON_MS}`);
  clock.setTimeout(() => tell("late"), 2000);
  clock.setTimeout(async () => {
    tell("early");
    await new Promise((next) => setTimeout(next));
    clock.setTimeout(() => tell("from early"), 500);
  }, 1000);
  clock.clearTimeout(clock.setTimeout(() => tell("never"), 100));
  await new Promise((next) => setTimeout(next, 30));
  expect(told).toEqual([]);
  await advance(1999);
  expect(told).toEqual(["early 1000", "from early 1500"]);
  await advance(1);
  expect(told.at(-1)).toBe("late 2000");
  expect(clock.now()).toBe(NOON_MS + 2000);
});

test("two who let time pass do so one after the other", async () => {
  const platform = await sandbox({ startAtMs: 1_000 });
  platform.clock.setTimeout(() => {}, 100);
  await Promise.all([platform.advance(300), platform.advance(700)]);
  expect(platform.clock.now()).toBe(2_000);
});

test("fake timers of the test runner do not stop it", async () => {
  const platform = await sandbox();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  try {
    await platform.advance(5_000);
    expect(platform.clock.now()).toBe(NOON_MS + 5_000);
  } finally {
    vi.useRealTimers();
  }
});

test("what does not come to pass is said, with how long it was waited for", async () => {
  const platform = await sandbox();
  await expect(platform.until(() => false, 60_000)).rejects.toThrow("within 60000 ms");
  await expect(platform.until(Promise.reject(new Error("its own")))).rejects.toThrow("its own");
  await expect(platform.until(Promise.resolve("its own"))).resolves.toBe("its own");
});

test("the same seed and the same calls give the same answers; another seed gives others", async () => {
  const [one, same, other] = await Promise.all([sandbox({ seed: 5 }), sandbox({ seed: 5 }), sandbox({ seed: 6 })]);
  expect(await same.session()).toEqual(await one.session());
  expect((await other.session()).sessionToken).not.toBe((await one.session()).sessionToken);
});

test("a borrower who comes back finds the journey where it stands", async () => {
  const platform = await sandbox({ status: "KYC_PENDING" });
  const borrower = await Borrower.arrive(platform);
  expect(borrower.seen).toEqual(["redirect kyc"]);
  platform.force("REJECTED");
  await borrower.sees("closed");
  borrower.credit.dispose();
});

test("offers wait for the borrower's consent, and come after it", async () => {
  const platform = await sandbox({ scenario: "aa-required" });
  const borrower = await Borrower.arrive(platform);
  await borrower.asksForOffers();
  await borrower.visits("aaConsent");
  await borrower.choosesAnOffer();
  expect(borrower.times("consentGiven")).toBe(1);
  borrower.credit.dispose();
});

test("who declines is back too, and may try again", async () => {
  const platform = await sandbox({ status: "KYC_PENDING" });
  const borrower = await Borrower.arrive(platform);
  await borrower.visits("kyc", "decline");
  expect(borrower.times("stepDeclined")).toBe(1);
  await borrower.visits("kyc");
  await borrower.sees("form", "bankMandate");
  borrower.credit.dispose();
});

test("a return by POST ends at the site, clean", async () => {
  const returnUrl = "https://loans.example/apply";
  const status = "LOAN_AGREEMENT_PENDING";
  const platform = await sandbox({ scenario: "agreement-returning-by-post", status, returnUrl });
  const borrower = await Borrower.arrive(platform);
  const url = await borrower.leavesFor("loanAgreement");
  expect(platform.page(url).decide("later")).toMatchObject({ url: `${returnUrl}/return`, form: { status: "pending" } });
  expect(platform.visit(url)).toBe(returnUrl);
  await platform.until(borrower.journey.returned(returnUrl));
  await borrower.sees("disbursed");
  expect(borrower.times("loanAgreementSigned")).toBe(1);
  borrower.credit.dispose();
});

test("a page that is no more says so, in words for the borrower", async () => {
  const platform = await sandbox();
  expect(() => platform.page("https://pages.test/kyc/nothing")).toThrow("There is no such page");
});

test("the logs tell what was sent, and nothing personal", async () => {
  const platform = await sandbox();
  const borrower = await Borrower.arrive(platform);
  await borrower.asksForOffers();
  const saved = platform.requests().find(({ method }) => method === "PUT");
  expect(saved).toMatchObject({ tokenClass: "st_", path: expect.stringContaining("/profile") });
  expect(JSON.stringify([platform.requests(), platform.effects()])).not.toContain(profile.profile.pan);
  borrower.credit.dispose();
});

test("in real time it goes by itself, and leaps when told", async () => {
  const platform = await sandbox({ time: "real", speed: 1000 });
  const borrower = await Borrower.arrive(platform, { ...platform.connection, polling: true });
  expect(Math.abs(platform.clock.now() - Date.now())).toBeLessThan(1_000);
  const { sessionExpiresAt } = await platform.session();
  await platform.advance(60_000);
  const later = await platform.session();
  expect(Date.parse(later.sessionExpiresAt) - Date.parse(sessionExpiresAt)).toBeGreaterThanOrEqual(60_000);
  borrower.credit.dispose();
});

test("a wrong name is answered with the right ones", async () => {
  await expect(sandbox({ scenario: "no-such" as never })).rejects.toThrow(/no scenario "no-such"; there are straight-through/);
  await expect(sandbox({ faults: ["rain" as never] })).rejects.toThrow(/no fault "rain"; there are latency/);
  await expect(sandbox({ speed: 0 })).rejects.toThrow("speed must be a number from 0.1 to 1000");
  const platform = await sandbox();
  expect(() => platform.fault("latency", { on: "no-such" as never })).toThrow(/no endpoint "no-such"/);
  expect(() => platform.force("DISBURSED")).toThrow("there is no journey yet");
  await expect(platform.fetch("https://elsewhere.example/")).rejects.toThrow("https://elsewhere.example is not the sandbox");
});

test("what TypeScript would not let pass is refused by its name", async () => {
  await expect(sandbox({ scenaro: "servicing" } as never)).rejects.toThrow(/no option "scenaro"; there are scenario, status/);
  await expect(sandbox({ time: "fast" as never })).rejects.toThrow('time must be "virtual" or "real"');
  await expect(sandbox({ seed: "1" as never })).rejects.toThrow("seed must be a whole number");
  await expect(sandbox({ returnUrl: "/back" })).rejects.toThrow("returnUrl must be an absolute address");
  const platform = await sandbox();
  await expect(platform.advance(undefined as never)).rejects.toThrow("advance needs milliseconds");
  await expect(platform.until(true as never)).rejects.toThrow("until needs a promise, or a function");
  expect(() => platform.weather("latency" as never)).toThrow("weather needs a list");
  expect(() => platform.visit(undefined as never)).toThrow("the one that `openRedirect` got");
});
