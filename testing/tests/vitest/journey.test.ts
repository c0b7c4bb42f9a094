import { sandbox } from "credit-journey-testing";
import { expect, test } from "vitest";
import { Borrower } from "../borrower.ts";

test("a borrower gets the money, in virtual time, with each thing done once", async () => {
  const platform = await sandbox();
  const borrower = await Borrower.arrive(platform);
  await borrower.goesAllTheWay();
  expect(borrower.seen).toContain("redirect kyc");
  expect(borrower.seen.at(-1)).toBe("disbursed");
  for (const kind of ["journeyCreated", "profileSubmitted", "offerProceeded", "kycSubmitted", "disbursed"]) {
    expect(borrower.times(kind), kind).toBe(1);
  }
  borrower.credit.dispose();
});

test("a rough network changes nothing about that", async () => {
  const platform = await sandbox({ scenario: "flapping-upstream", faults: ["latency", "duplicate-delivery"], seed: 7 });
  const borrower = await Borrower.arrive(platform);
  await borrower.goesAllTheWay();
  expect(borrower.times("disbursed")).toBe(1);
  expect(borrower.times("profileSubmitted")).toBe(1);
  expect(borrower.events.some((event) => event.kind === "retry")).toBe(true);
  borrower.credit.dispose();
});
