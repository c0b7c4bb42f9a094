import { faults, sandbox } from "credit-journey-testing";
import { expect, test } from "vitest";
import { Borrower, profile } from "../borrower.ts";

const submissions = (borrower: Borrower) =>
  borrower.platform.requests().filter(({ path }) => path.endsWith("/profile/submit"));

for (const fault of faults) {
  test(`${fault}, twice on one call: the call gets through, and acts once`, async () => {
    const platform = await sandbox();
    const borrower = await Borrower.arrive(platform);
    platform.fault(fault, { on: "submitProfile", times: 2 });
    const saved = platform.clock.now();
    await platform.until(borrower.journey.saveProfile(profile));
    expect(platform.clock.now(), "a call that is not meant").toBe(saved);
    const before = platform.clock.now();
    await platform.until(borrower.journey.submitProfile({ bureauConsent: true }));
    expect(borrower.times("profileSubmitted")).toBe(1);
    if (fault === "latency") expect(platform.clock.now() - before).toBeGreaterThanOrEqual(2_000);
    const keys = submissions(borrower).map(({ headers }) => Object.fromEntries(headers)["idempotency-key"]);
    expect(new Set(keys).size).toBe(1);
    borrower.credit.dispose();
  });
}

test("the weather changes while a journey runs", async () => {
  const platform = await sandbox({ seed: 3 });
  const borrower = await Borrower.arrive(platform);
  platform.weather(["server-error", "html-page"]);
  await borrower.asksForOffers();
  await borrower.choosesAnOffer();
  expect(borrower.events.some(({ kind }) => kind === "retry")).toBe(true);
  platform.weather([]);
  const retries = borrower.events.filter(({ kind }) => kind === "retry").length;
  await borrower.visits("kyc");
  expect(borrower.events.filter(({ kind }) => kind === "retry")).toHaveLength(retries);
  borrower.credit.dispose();
});

test("without a network nothing arrives; with it back the journey goes on", async () => {
  const platform = await sandbox();
  const borrower = await Borrower.arrive(platform);
  platform.offline = true;
  const sent = platform.requests().length;
  await expect(platform.until(borrower.journey.saveProfile(profile))).rejects.toMatchObject({ code: "NETWORK" });
  expect(platform.requests()).toHaveLength(sent);
  platform.offline = false;
  await platform.until(borrower.journey.saveProfile(profile));
  expect(borrower.times("profileSaved")).toBe(1);
  borrower.credit.dispose();
});

test("an answer held back is let go of by who no longer wants it", async () => {
  const platform = await sandbox();
  platform.fault("latency");
  const leaving = new AbortController();
  const fetched = platform.fetch(`${platform.baseUrl}/api/v1/headless/journeys`, { signal: leaving.signal });
  fetched.catch(() => {});
  await platform.advance(100);
  leaving.abort(new Error("left"));
  await expect(platform.until(fetched, 1_000)).rejects.toThrow("left");
});

test("a command that was left has still been done", async () => {
  const platform = await sandbox();
  const borrower = await Borrower.arrive(platform);
  platform.fault("latency", { on: "saveProfile" });
  const leaving = new AbortController();
  const saving = borrower.journey.saveProfile(profile, { signal: leaving.signal });
  await platform.advance(100);
  leaving.abort();
  await expect(platform.until(saving)).rejects.toMatchObject({ code: "ABORTED" });
  expect(borrower.times("profileSaved")).toBe(1);
  borrower.credit.dispose();
});
